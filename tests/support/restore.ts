import { v7 as uuid } from "uuid";
import { expect } from "vitest";
import { inShop } from "../../app/db/tenancy.server";
import { sweepShop } from "../../app/intake/sweep/sweep-shop.server";
import { audit } from "../../app/ledger/audit.server";
import { lastSeals, sealDays, type Seal } from "../../app/ledger/seal.server";
import { redeem } from "../../app/redemptions/redeem.server";
import type { Shop } from "../../app/redemptions/redemptions.fixture";
import { ledgerState, type LedgerState } from "./ledger-state";

/** What a shop did before its backup, as far as it goes on after it. */
export interface Before {
  ada: string;
  bob: string;
  code: string;
  order: string;
  seals: Seal[];
}

/** Points, orders, a code that is out, and two days that are sealed. */
export async function liveOn(shop: Shop): Promise<Before> {
  const [ada, bob] = [await shop.member(250), await shop.member(0)];
  const order = await shop.order(bob);
  await shop.hear(order);
  const { code = "" } = await redeem(shop.id, { id: uuid(), discountId: uuid(), customerId: ada, reward: "five-off" });
  await shop.later(2);
  await inShop(shop.id, sealDays);
  const seals = await inShop(shop.id, (tx) => lastSeals(tx, 9));
  expect(seals.length).toBeGreaterThan(0);
  return { ada, bob, code, order, seals };
}

/** What no backup knows of: the code is used, an order is cancelled, another comes. Answers how the ledger stands then. */
export async function liveFurther(shop: Shop, { ada, bob, code, order }: Before): Promise<LedgerState> {
  await shop.hear(await shop.order(ada, [code]));
  await shop.control(`/orders/${order}/cancel`, {});
  await shop.hear(order);
  await shop.hear(await shop.order(bob));
  expect(await shop.balance(ada)).toMatchObject({ held: 0 });
  return ledgerState(shop.id);
}

/** In the restored copy: it is sound, knows nothing of what came after it, and the sweep brings it there. */
export async function catchUp(shop: Shop, { ada, seals }: Before, further: LedgerState): Promise<void> {
  const sound = async () => expect((await inShop(shop.id, audit)).checks.filter(({ ok }) => !ok)).toEqual([]);
  await sound();
  expect(await inShop(shop.id, (tx) => lastSeals(tx, 9))).toEqual(seals);
  expect(await shop.balance(ada)).toMatchObject({ held: 200 });
  const { drift } = await sweepShop(shop.id, { full: true });
  expect(drift.map(({ kind }) => kind).sort()).toEqual(["missing", "missing", "stale"]);
  await sound();
  expect(await ledgerState(shop.id)).toEqual(further);
}
