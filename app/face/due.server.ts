import type { ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "../ledger/array-literal";
import type { FaceGround } from "./ground.server";
import { memberFace } from "./member-face";
import { readStates } from "./read-states.server";
import { digestOf } from "./ground.server";

/** Of what is being written: no digest is like it, so whatever becomes of the writing, what stands is compared with no older one. */
const unknown = "";

/** Between "now" and "when nothing else is to do": who changed comes before those whom only a new program concerns. */
const farAway = "9999-12-31T00:00:00Z";

export interface DueFace {
  memberId: string;
  customerId: string;
  marks: string;
  value: string;
  digest: string;
}

export interface DueBatch {
  /** how many were looked at; none: nothing is due, or somebody changes all who are */
  looked: number;
  /** nobody was looked at, and somebody is due all the same */
  busy: boolean;
  faces: DueFace[];
}

/**
 * The next members whose face is due, longest first, as they are now. Whose face is what was written last, and who has none,
 * is done with at once. Whom somebody else is changing is passed over: waiting for a bulk act would keep everybody behind it, and
 * each step of it would wait for us in turn.
 */
export async function takeDue(tx: ShopTx, ground: FaceGround, limit: number): Promise<DueBatch> {
  const due = await tx.sql<{ id: string; marks: string }>(
    `select id, face_marks as marks from member where shop_id = $1 and face_due_at is not null order by face_due_at, id limit $2
        for no key update skip locked`,
    [tx.shopId, limit],
    "face_due",
  );
  if (due.length === 0) return { looked: 0, faces: [], busy: await isAnyDue(tx) };
  const ids = due.map(({ id }) => id);
  const states = await readStates(tx, ground, ids);
  const faces: DueFace[] = [];
  const done: Finished[] = due
    .filter(({ id }) => !states.some(({ memberId }) => memberId === id))
    .map(({ id, marks }) => ({ memberId: id, marks, digest: null }));
  for (const { memberId, customerId, marks, digest: before, state } of states) {
    // of a customer who never earned nor joined there is nothing to say: a shop has many of them
    const silent = state.status === "candidate" && before === null && state.movements.length === 0;
    const value = JSON.stringify(memberFace({ member: state, versions: ground.versions, shop: ground.shop }));
    const digest = digestOf(value);
    if (silent || digest === before) done.push({ memberId, marks, digest: before });
    else faces.push({ memberId, customerId, marks, value, digest });
  }
  await finish(tx, done);
  await forget(
    tx,
    faces.map(({ memberId }) => memberId),
  );
  return { looked: due.length, faces, busy: false };
}

/** Faces are due, and nobody's for longer than so many seconds. */
export async function areFreshlyDue(tx: ShopTx, seconds: number): Promise<boolean> {
  const [row] = await tx.sql<{ fresh: boolean | null }>(
    "select min(face_due_at) > now() - make_interval(secs => $2) as fresh from member where shop_id = $1 and face_due_at is not null",
    [tx.shopId, seconds],
    "face_freshly_due",
  );
  return row?.fresh === true;
}

async function isAnyDue(tx: ShopTx): Promise<boolean> {
  const rows = await tx.sql("select from member where shop_id = $1 and face_due_at is not null limit 1", [tx.shopId], "face_any_due");
  return rows.length > 0;
}

async function forget(tx: ShopTx, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  await tx.sql(
    "update member set face_digest = $3 where shop_id = $1 and id = any($2::uuid[])",
    [tx.shopId, plainArray(memberIds), unknown],
    "face_forget",
  );
}

export interface Finished {
  memberId: string;
  marks: string;
  /** of what stands at Shopify now; null: nothing of ours */
  digest: string | null;
}

/** Notes what stands at Shopify. Who was marked again meanwhile stays due, and so does whom somebody else is changing. */
export async function finish(tx: ShopTx, finished: readonly Finished[]): Promise<void> {
  if (finished.length === 0) return;
  await tx.sql(
    `with f as (select * from unnest($2::uuid[], $3::bigint[], $4::text[]) as f(id, marks, digest)),
          held as materialized (select m.id from member m where m.shop_id = $1 and m.id = any($2::uuid[]) order by m.id
                for no key update skip locked)
     update member m set face_digest = f.digest, face_due_at = case when m.face_marks = f.marks then null else m.face_due_at end
       from f join held h on h.id = f.id
      where m.shop_id = $1 and m.id = f.id`,
    [
      tx.shopId,
      plainArray(finished.map(({ memberId }) => memberId)),
      plainArray(finished.map(({ marks }) => marks)),
      textArray(finished.map(({ digest }) => digest)),
    ],
    "face_finish",
  );
}

/**
 * Marks the next members after one, in id order: everybody's summary may differ under a new program. They wait behind whose own
 * points moved. `forgotten`: Shopify has lost what was written. Answers the last one; null: that was all.
 */
export async function markNext(tx: ShopTx, after: string | null, limit: number, forgotten: boolean): Promise<string | null> {
  const rows = await tx.sql<{ id: string }>(
    `with next as materialized (
       select id from member where shop_id = $1 and ($2::uuid is null or id > $2::uuid) order by id limit $3 for no key update),
     marked as (
       update member m set face_due_at = least(m.face_due_at, $4::timestamptz),
              face_digest = case when $5::boolean then null else m.face_digest end,
              tier_written = case when $5::boolean then null else m.tier_written end
         from next where m.shop_id = $1 and m.id = next.id and m.status <> 'erased' and m.merged_into is null
          and (m.status <> 'candidate' or m.face_digest is not null or m.pending + m.available > 0))
     select id from next order by id desc limit 1`,
    [tx.shopId, after, limit, farAway, forgotten],
    "face_mark_next",
  );
  return rows[0]?.id ?? null;
}
