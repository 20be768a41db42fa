import { chooseLanguage } from "../base/languages/text";
import type { ShopTx } from "../db/tenancy.server";
import type { DiscountDocument, DiscountRow } from "../discounts/document";
import { planDiscount } from "../discounts/rows.server";
import { friendGainIn } from "../loyalty/describe/friend-gain";
import { voiceOf } from "../loyalty/describe/voice";
import { formatDecimal, parseMoney } from "../loyalty/money";
import type { Program } from "../loyalty/program";
import { isFriendCode, type FriendGain } from "../loyalty/referral-shape";
import type { RewardValue } from "../loyalty/reward-value";
import type { ShopRow } from "../programs/shop.server";

/**
 * Plans the code that a friend gets for claiming: of one use, bound to nobody, because its friend is no customer yet, and ending with the
 * window. Null: what they get is no code, and comes when the advocate's does.
 */
export async function planFriendCode(
  tx: ShopTx,
  { id, program, shop, endsAt }: { id: string; program: Program; shop: ShopRow; endsAt: Date },
): Promise<DiscountRow | null> {
  const gain = program.referral?.friend;
  if (gain === undefined || !isFriendCode(gain)) return null;
  const voice = voiceOf(program, chooseLanguage(shop.locale), shop);
  const document: DiscountDocument = {
    title: friendGainIn(voice, program, gain),
    value: valueOf(gain, program.currency),
    goods: null,
    keptCollection: null,
    minimumSubtotal: gain.minimumSubtotal === undefined ? null : inDigits(gain.minimumSubtotal, program.currency),
    subscriptions: "none",
    combinesWith: gain.combinesWith,
    customerId: null,
  };
  return planDiscount(tx, { id, memberId: null, purpose: "referral", endsAt, document });
}

function valueOf(gain: Extract<FriendGain, { kind: "amount" | "percentage" | "shipping" }>, currency: string): RewardValue {
  switch (gain.kind) {
    case "amount":
      return { kind: "amount", amount: inDigits(gain.value, currency), currency };
    case "percentage":
      return { kind: "percentage", percent: gain.percent, cap: null, amount: null, currency };
    case "shipping":
      return { kind: "shipping", maximumPrice: null, currency };
  }
}

/** An amount with as many digits as its currency has: "5" as "5.00". */
const inDigits = (text: string, currency: string): string => formatDecimal(parseMoney(text, currency), currency);
