import { isDeepStrictEqual } from "node:util";
import { v4 as randomId } from "uuid";
import { log } from "../base/log.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import { readProgramFace, readSummaries } from "../shopify/faces.server";
import { readGround, type FaceGround } from "./ground.server";
import { memberFace } from "./member-face";
import { readStates } from "./read-states.server";
import { writeProgram } from "./write-faces.server";
import { repairTiers } from "./write-tiers.server";

export interface FaceRepair {
  /** the program's face stood otherwise at Shopify and was written again */
  program: boolean;
  /** members' summaries that were compared with Shopify's */
  compared: number;
  /** of them those that stood otherwise: they are written again */
  repaired: number;
  /** and those whose tier stood otherwise: it is mended at once */
  tiers: number;
}

/** What one question to Shopify compares. */
const page = 100;

/** Four times an hour, so some 10,000 members a day: a question costs of the budget what twenty calls that write do. */
export const facesOfSweep = page;
export const facesOfFullSweep = 2_000;

/**
 * Compares what stands at Shopify with what would be written now: the program's face, and of the members' summaries `most`, from a
 * random one on, so that in time all are looked at. What differs is marked, and written by the job. Throws
 * `shopify_unavailable`.
 */
export async function repairFaces(shopId: string, most = facesOfSweep): Promise<FaceRepair> {
  const ground = await inShop(shopId, readGround);
  if (ground === null || ground.shop.status !== "active") return { program: false, compared: 0, repaired: 0, tiers: 0 };
  const repair: FaceRepair = { program: false, compared: 0, repaired: 0, tiers: 0 };
  repair.program = await writeProgram(shopId, ground, await readProgramFace(ground.shop.domain));
  const start = randomId();
  for (const [from, until] of [
    [start, null],
    [null, start],
  ] as const) {
    for (let after = from; repair.compared < most;) {
      const ids = await inShop(shopId, (tx) => settledMembers(tx, after, until, Math.min(page, most - repair.compared)));
      repair.compared += ids.length;
      repair.repaired += await compare(shopId, ground, ids);
      if (ids.length > 0) repair.tiers += await repairTiers(shopId, ground.shop.domain, ids);
      after = ids.at(-1) ?? null;
      if (after === null) break;
    }
  }
  if (repair.program || repair.repaired + repair.tiers > 0) log.warn({ shopId, ...repair }, "faces stood otherwise at Shopify");
  return repair;
}

/** Who has a face and is not due already. */
async function settledMembers(tx: ShopTx, after: string | null, until: string | null, limit: number): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select id from member where shop_id = $1 and face_digest is not null and face_due_at is null
        and ($2::uuid is null or id > $2::uuid) and ($3::uuid is null or id <= $3::uuid) order by id limit $4`,
    [tx.shopId, after, until, limit],
    "face_to_compare",
  );
  return rows.map(({ id }) => id);
}

async function compare(shopId: string, ground: FaceGround, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const states = await inShop(shopId, (tx) => readStates(tx, ground, ids));
  const stand = await readSummaries(
    ground.shop.domain,
    states.map(({ customerId }) => customerId),
  );
  const differ = states.filter(({ customerId, state }) => {
    const face = memberFace({ member: state, versions: ground.versions, shop: ground.shop });
    return !isDeepStrictEqual(parsed(stand.get(customerId) ?? null), JSON.parse(JSON.stringify(face)));
  });
  return differ.length === 0
    ? 0
    : inShop(shopId, (tx) =>
        markAgain(
          tx,
          differ.map(({ memberId, marks }) => ({ memberId, marks })),
        ),
      );
}

/** Has them written whatever was noted; whoever changed since they were read is due anyway, and no drift. */
async function markAgain(tx: ShopTx, members: ReadonlyArray<{ memberId: string; marks: string }>): Promise<number> {
  const rows = await tx.sql(
    `with w as (select * from unnest($2::uuid[], $3::bigint[]) as w(id, marks)),
          held as materialized (select m.id from member m where m.shop_id = $1 and m.id = any($2::uuid[]) order by m.id for update)
     update member m set face_digest = null, face_marks = m.face_marks + 1
       from w join held h on h.id = w.id where m.shop_id = $1 and m.id = w.id and m.face_marks = w.marks returning m.id`,
    [tx.shopId, plainArray(members.map(({ memberId }) => memberId)), plainArray(members.map(({ marks }) => marks))],
    "face_mark_again",
  );
  return rows.length;
}

function parsed(value: string | null): unknown {
  try {
    return value === null ? null : JSON.parse(value);
  } catch {
    return null;
  }
}
