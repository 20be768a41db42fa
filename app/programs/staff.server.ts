import { realNow } from "../base/clock";
import { singleton } from "../base/singleton";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { readStaffName } from "../shopify/staff-name.server";

export interface StaffVisit {
  shopId: string;
  shopDomain: string;
  /** Shopify's number of the person */
  staffId: string;
  /** proved by the sign-in */
  idToken: string;
}

/** Whoever stands behind an act: a person, a REST key, or the app itself. */
export interface ActorName {
  kind: "staff" | "api" | "system";
  /** null: Shopify did not tell, or the key is gone */
  name: string | null;
  /** what follows the kind in the actor: the person's or key's number */
  id: string;
}

const hour = 3_600_000;
const mostKept = 10_000;

/** Notes who opens the app and what they are called, at most once an hour a person and process. Never fails the page. */
export async function noteStaff(visit: StaffVisit): Promise<void> {
  if (!/^\d{1,19}$/u.test(visit.staffId)) return;
  const noted = singleton("staff-noted", () => new Map<string, { at: number; done: Promise<void> }>());
  const key = `${visit.shopId}/${visit.staffId}`;
  const held = noted.get(key);
  const now = realNow().getTime();
  if (held && now - held.at < hour) return held.done;
  if (noted.size >= mostKept) noted.clear();
  const done = note(visit).catch(() => void noted.delete(key));
  noted.set(key, { at: now, done });
  return done;
}

async function note({ shopId, shopDomain, staffId, idToken }: StaffVisit): Promise<void> {
  const where = { shopId_id: { shopId: BigInt(shopId), id: BigInt(staffId) } };
  const held = await inShop(shopId, (tx) => tx.prisma.staff.findUnique({ where }));
  const name = held?.name ?? (await readStaffName(shopDomain, staffId, idToken));
  await inShop(shopId, (tx) =>
    tx.prisma.staff.upsert({
      where,
      create: { ...where.shopId_id, name, seenAt: tx.now },
      update: { ...(name === null ? {} : { name }), seenAt: tx.now },
    }),
  );
}

/** What to call these actors of audit entries, by the actor as it stands there. */
export async function actorNames(tx: ShopTx, actors: readonly string[]): Promise<Map<string, ActorName>> {
  const told = [...new Set(actors)].map((actor) => ({ actor, ...partsOf(actor) }));
  const people = told.filter(({ kind, id }) => kind === "staff" && /^\d{1,19}$/u.test(id));
  const keys = told.filter(({ kind, id }) => kind === "api" && /^[0-9a-f-]{36}$/u.test(id));
  const staff = people.length === 0 ? [] : await tx.prisma.staff.findMany({ where: { id: { in: people.map(({ id }) => BigInt(id)) } } });
  const labels = keys.length === 0 ? [] : await apiKeys(tx, keys);
  const names = new Map<string, string | null>([
    ...staff.map(({ id, name }) => [`staff:${id}`, name] as const),
    ...labels.map(({ id, label }) => [`api:${id}`, label] as const),
  ]);
  return new Map(told.map(({ actor, kind, id }) => [actor, { kind, id, name: names.get(actor) ?? null }]));
}

/** Revoked ones too: what they did keeps its name. The table knows no row-level security, so the shop stands in the question. */
const apiKeys = (tx: ShopTx, keys: readonly { id: string }[]) =>
  tx.prisma.apiKey.findMany({
    where: { shopId: BigInt(tx.shopId), id: { in: keys.map(({ id }) => id) } },
    select: { id: true, label: true },
  });

function partsOf(actor: string): Pick<ActorName, "kind" | "id"> {
  const [kind = "", id = ""] = actor.split(/:(.*)/su);
  return kind === "staff" || kind === "api" ? { kind, id } : { kind: "system", id: "" };
}
