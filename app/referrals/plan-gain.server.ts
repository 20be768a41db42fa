import { v7 } from "uuid";
import type { ShopTx } from "../db/tenancy.server";
import type { DiscountDocument } from "../discounts/document";
import { planDiscount } from "../discounts/rows.server";
import type { Program } from "../loyalty/program";
import { isCodeReward } from "../loyalty/reward-shape";
import { quoteReward, type RewardChoice, type RewardQuote } from "../loyalty/rewards";
import { entitlementOf } from "../loyalty/spendable";
import { zoneCalendar } from "../loyalty/zone";
import { readyCollection } from "../programs/spendable/kept-goods.server";
import type { ShopRow } from "../programs/shop.server";

/** Variants that rewards give, as Shopify sells them now, by their number. */
export type Variants = ReadonlyMap<string, NonNullable<RewardChoice["variant"]>>;

/** A reward that can be given as it stands. */
export interface Givable {
  quote: RewardQuote;
  keptCollection: string | null;
}

/**
 * A reward of the program's for somebody who is asked nothing and pays no points. Null: not now: the collection of its goods is being
 * made, or its product is not sold.
 */
export async function givableReward(
  tx: ShopTx,
  program: Program,
  key: string,
  variants: Variants,
  language: string,
): Promise<Givable | null> {
  const reward = program.rewards.find((one) => one.key === key);
  if (reward === undefined) return null;
  const entitlement = isCodeReward(reward) ? entitlementOf(program, reward) : null;
  let keptCollection: string | null = null;
  if (entitlement?.kind === "kept") {
    const ready = await readyCollection(tx, entitlement.goods);
    if (ready === null) return null;
    keptCollection = ready.collectionId;
  }
  const choice = reward.kind === "product" ? variants.get(reward.choices[0]?.variant ?? "") : undefined;
  // what was promised when the friend claimed is given, also where the merchant offers it no more
  const offered = { ...program, rewards: program.rewards.map((one) => (one === reward ? { ...one, archived: false } : one)) };
  const quote = quoteReward(offered, key, { variant: choice }, language);
  return quote.ok ? { quote, keptCollection } : null;
}

/** Plans what a reward is at Shopify for a member; answers its id. It is made by its job, once however often that runs. */
export async function planGift(
  tx: ShopTx,
  { quote, keptCollection }: Givable,
  member: { id: string; customerId: string },
  shop: ShopRow,
): Promise<string> {
  const calendar = zoneCalendar(shop.zone);
  const endsAt = quote.validDays === null ? null : new Date(calendar.endOfDay(calendar.plusDays(tx.now.getTime(), quote.validDays)));
  const { title, value, goods, minimumSubtotal, subscriptions, combinesWith } = quote;
  const { customerId } = member;
  const document: DiscountDocument = { title, value, goods, keptCollection, minimumSubtotal, subscriptions, combinesWith, customerId };
  const { id } = await planDiscount(tx, { id: v7(), memberId: member.id, purpose: "referral", endsAt, document });
  return id;
}
