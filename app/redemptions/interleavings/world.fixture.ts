import type { Discount } from "../../../devstore/store/entities";
import type { Order } from "../../../devstore/store/order";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import { audit } from "../../ledger/audit.server";
import { publishProgram } from "../../programs/publish.server";
import type { LookedUp } from "../look-ahead.server";
import type { Shop } from "../redemptions.fixture";
import { takings } from "../stock.server";
import { testProgram } from "../test-shop.fixture";
import type { RewardTried } from "./acts.fixture";

const mug = { product: "901", variant: "9101" };
export const stockOfLast = 2;
const combinesWith = { order: true, product: true, shipping: true };

/** Publishes a program with a reward of each kind, one with a stock and one with a limit; its free product is sold. */
export async function openWorld(shop: Shop): Promise<void> {
  const at = shop.store.now().toISOString();
  const words = { vendor: "Old Mill", type: "", tags: [], collections: [], giftCard: false, createdAt: at, updatedAt: at };
  const sold = { id: mug.product, variantId: mug.variant, sku: "MUG", handle: "mug", title: "Mug", price: 1250 };
  shop.store.parts.world.state.commit([["product", shop.domain, mug.product, { ...words, ...sold }]]);
  const more: typeof testProgram.rewards = [
    { key: "last", title: { en: "One of the last" }, kind: "amount", cost: 70, value: "2.00", stock: stockOfLast, combinesWith },
    { key: "once", title: { en: "Once" }, kind: "amount", cost: 50, value: "1.00", limit: { times: 1 }, combinesWith },
    { key: "capped", title: { en: "An eighth, at most £6" }, kind: "percentage", cost: 60, percent: "12.5", cap: "6.00" },
    { key: "slide", title: { en: "Money off" }, kind: "sliding", cost: 30, value: "1.00", maximumSteps: 9 },
    { key: "mug", title: { en: "A mug" }, kind: "product", cost: 110, choices: [mug] },
  ];
  await inShop(shop.id, (tx) => publishProgram(tx, { ...testProgram, rewards: [...(testProgram.rewards ?? []), ...more] }, { by: "test" }));
}

/** What a member chooses of a reward that leaves a choice, as the surfaces and Shopify tell it. */
export function choiceOf(reward: RewardTried): { points?: number; looked?: LookedUp; cart?: object; variant?: string } {
  const line = { productId: "1", variantId: "1", quantity: 4, amount: 40_000, subscription: false, giftCard: false };
  if (reward === "slide") return { points: 90 };
  if (reward === "capped") return { cart: { currency: "GBP", lines: [line], codes: [] } };
  if (reward !== "mug") return {};
  const variant = { productId: mug.product, variantId: mug.variant, title: "Mug", price: "12.50" };
  return { variant: mug.variant, looked: { variant, codes: [] } };
}

/** Four lanterns, and the mug that a code may make free. */
export const goods = [{ title: "Lantern", price: "100.00", quantity: 4 }, { sku: "MUG" }];

export interface Snapshot {
  rows: Row[];
  /** codes that each redemption has and had, by its discount */
  codes: Map<string, Array<{ code: string; state: string; customerId: string | null; now: boolean }>>;
  faults: unknown[];
  /** of the reward with a stock */
  taken: number;
}
export type Row = Awaited<ReturnType<ShopTx["prisma"]["redemption"]["findMany"]>>[number];

/** How these redemptions stand, and whether the ledger's eight invariants hold: in one look, because there is one after each act. */
export async function look(shop: Shop, ids: readonly string[]): Promise<Snapshot> {
  return inShop(shop.id, async (tx) => {
    const rows = await tx.prisma.redemption.findMany({ where: { id: { in: [...ids] } } });
    const own = rows.flatMap(({ discountId }) => discountId ?? []);
    const discounts = await tx.prisma.discount.findMany({ where: { OR: [{ id: { in: own } }, { replacedBy: { in: own } }] } });
    const codes: Snapshot["codes"] = new Map(own.map((id) => [id, []]));
    for (const { id, replacedBy, code, state, document } of discounts) {
      const { customerId } = document as { customerId: string | null };
      codes.get(replacedBy ?? id)?.push({ code, state, customerId, now: replacedBy === null });
    }
    const faults = (await audit(tx)).checks.filter((check) => !check.ok);
    return { rows, codes, faults, taken: (await takings(tx))["last"] ?? 0 };
  });
}

export const codesIn = ({ codes }: Snapshot, row: Row): string[] => (codes.get(row.discountId ?? "") ?? []).map(({ code }) => code);

/** Codes at Shopify that somebody could still use. */
export function usableCodes(shop: Shop): Discount[] {
  const now = shop.store.now().getTime();
  return [...shop.store.parts.world.state.table("discount", shop.domain).values()].filter(
    ({ used, usageLimit, endsAt }) => used < (usageLimit ?? Infinity) && (endsAt === null || Date.parse(endsAt) > now),
  );
}

export function ordersWith(shop: Shop, codes: readonly string[]): Order[] {
  const orders = [...shop.store.parts.world.state.table("order", shop.domain).values()];
  return orders.filter(({ discounts }) => discounts.some(({ code }) => codes.includes(code)));
}
