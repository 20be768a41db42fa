import { v5 } from "uuid";
import { FidelioError } from "../../base/errors";
import type { ShopTx } from "../../db/tenancy.server";
import { lockMembers } from "../../ledger/members.server";
import { shopCalendar } from "../../programs/shop.server";
import { adjustMembers } from "../adjust.server";
import { lockPerson } from "../adjustment-limit.server";
import { membersById } from "../member-rows.server";
import type { Run } from "../runs.server";
import { settleMembers } from "../settle.server";
import { setTiersByHand } from "../tier-by-hand.server";
import { bulkParameters, type AdjustAct } from "./acts";
import { workItems, type BulkWork, type Item, type Outcome } from "./items.server";
import { beyondLimit, untilOf } from "./preview.server";
import { selectedOf } from "./selected";

/** Does a bulk act: each member once, under keys that follow from the run and the member. */
export function workBulk(shopId: string, run: Run) {
  return workItems(shopId, run, { fill: fillBulk, step });
}

/** Whom the act is for is decided once, when it begins; so is whether its person may do it, in case two began together. */
export async function fillBulk(tx: ShopTx, run: Run): Promise<void> {
  const { selection, act } = bulkParameters.parse(run.parameters);
  if (act.kind === "adjust") await lockPerson(tx, run.startedBy);
  const { zone } = await shopCalendar(tx);
  const { text, values } = selectedOf(tx.shopId, selection, zone);
  const filled = await tx.sql<{ able: boolean }>(
    `insert into long_run_item (shop_id, run_id, place, member_id, state)
     select m.shop_id, $${values.length + 1}::uuid, row_number() over (order by m.id), m.id, 'waiting' from member m where ${text}
     returning true as able`,
    [...values, run.id],
  );
  if (act.kind !== "adjust") return;
  const [able] = await tx.sql<{ count: string }>(
    `select count(*) from long_run_item i join member m on m.shop_id = i.shop_id and m.id = i.member_id
      where i.shop_id = $1 and i.run_id = $2 and m.available >= $3`,
    [tx.shopId, run.id, Math.max(0, -act.amount)],
  );
  const changed = act.amount < 0 ? Number(able?.count ?? 0) : filled.length;
  const left = await beyondLimit(tx, run.startedBy, changed * act.amount, run.id);
  if (left !== null) throw new FidelioError("forbidden", { reason: "limit", left });
}

const step: BulkWork["step"] = async (tx, run, items) => {
  const { act } = bulkParameters.parse(run.parameters);
  const { here, gone } = await present(tx, items);
  if (act.kind === "adjust") return [...gone, ...(await adjust(tx, run, act, here))];
  const { zone } = await shopCalendar(tx);
  const ids = here.map(({ memberId }) => memberId);
  const set = await setTiersByHand(tx, ids, { tier: act.tier, until: untilOf(act, zone), by: run.startedBy });
  const byMember = new Map(set.map((one) => [one.memberId, one]));
  return [
    ...gone,
    ...here.map(({ place, memberId }): Outcome => {
      const one = byMember.get(memberId);
      return one ? { place, detail: { set: one.id, replaced: one.replaced } } : { place, refused: "gone" };
    }),
  ];
};

async function adjust(tx: ShopTx, run: Run, { amount, reason }: AdjustAct, items: readonly Item[]): Promise<Outcome[]> {
  const balances = await lockMembers(
    tx,
    items.map(({ memberId }) => memberId),
  );
  const enough = (item: Item) => amount > 0 || (balances.get(item.memberId)?.available ?? 0) >= -amount;
  const able = items.filter(enough).map(({ place, memberId }) => ({ place, memberId, id: v5(memberId, run.id) }));
  await adjustMembers(
    tx,
    able.map(({ memberId, id }) => ({ id, memberId, amount, reason, by: run.startedBy })),
  );
  return [
    ...able.map(({ place, id }): Outcome => ({ place, detail: { adjustment: id, points: amount } })),
    ...items.filter((item) => !enough(item)).map(({ place }): Outcome => ({ place, refused: "insufficient_points" })),
  ];
}

/** Locks and settles the members of a step; who was erased or merged since the beginning is left out. */
export async function present(tx: ShopTx, items: readonly Item[]): Promise<{ here: Item[]; gone: Outcome[] }> {
  const ids = items.map(({ memberId }) => memberId);
  await lockMembers(tx, ids);
  await settleMembers(tx, ids);
  const rows = await membersById(tx, ids);
  const standing = new Set(rows.filter(({ status, merged_into }) => status !== "erased" && merged_into === null).map(({ id }) => id));
  return {
    here: items.filter(({ memberId }) => standing.has(memberId)),
    gone: items.filter(({ memberId }) => !standing.has(memberId)).map(({ place }) => ({ place, refused: "gone" as const })),
  };
}
