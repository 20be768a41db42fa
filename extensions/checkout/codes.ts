import { minorOf } from "../shared/money";
import { pause } from "../shared/use-acts";
import { checkout, numberOf } from "./checkout";

/** Where a code stands in this checkout, by what the checkout itself says. */
export type Standing =
  | { is: "absent" }
  /** it is there, and nothing is taken off for it: its conditions are not met, or another discount goes before it */
  | { is: "idle" }
  /** minor units of the currency that the buyer pays in */
  | { is: "counts"; off: number; currency: string };

export function standingOf(code: string): Standing {
  const { discountCodes, discountAllocations, lines } = checkout();
  const same = (other: string) => other.toUpperCase() === code.toUpperCase();
  if (!discountCodes.value.some((one) => same(one.code))) return { is: "absent" };
  const taken = [...discountAllocations.value, ...lines.value.flatMap((line) => line.discountAllocations)].filter(
    (one) => one.type === "code" && same(one.code),
  );
  if (taken.length === 0) return { is: "idle" };
  const currency = taken[0]!.discountedAmount.currencyCode;
  return { is: "counts", currency, off: taken.reduce((sum, { discountedAmount }) => sum + minorOf(discountedAmount.amount, currency), 0) };
}

/** Drafts, accelerated checkouts and some others take no codes. */
export const takesCodes = (): boolean => checkout().instructions.value.discounts.canUpdateDiscountCodes;
export const takesLines = (): boolean => checkout().instructions.value.lines.canAddCartLine;

/** Whether Shopify took the wish; whether the code counts, `standingOf` says. */
export async function changeCode(type: "addDiscountCode" | "removeDiscountCode", code: string): Promise<boolean> {
  if (!takesCodes()) return false;
  const done = await checkout().applyDiscountCodeChange({ type, code });
  return done.type === "success";
}

const lineOf = (variantId: string) =>
  checkout().lines.value.find(({ merchandise }) => numberOf(merchandise.id) === variantId && merchandise.sellingPlan === undefined);

/** Whether the cart has the variant, bought once. */
export const holds = (variantId: string): boolean => lineOf(variantId) !== undefined;

/** Puts one of a free product into the cart; false: it is sold out, or this checkout takes no more lines. */
export async function addVariant(variantId: string): Promise<boolean> {
  if (!takesLines()) return false;
  const merchandiseId = `gid://shopify/ProductVariant/${variantId}`;
  const done = await checkout().applyCartLinesChange({ type: "addCartLine", merchandiseId, quantity: 1 });
  return done.type === "success";
}

/** Takes one of a free product out again, where the checkout lets it. */
export async function removeVariant(variantId: string): Promise<void> {
  const line = lineOf(variantId);
  if (line === undefined || !checkout().instructions.value.lines.canRemoveCartLine) return;
  await checkout().applyCartLinesChange({ type: "removeCartLine", id: line.id, quantity: 1 });
}

/** Waits until the checkout says where a code stands that it has just taken: the promise is kept a moment before the signals say so. */
export async function settled(code: string): Promise<void> {
  for (let tries = 0; tries < 10 && standingOf(code).is === "absent"; tries += 1) await pause(200);
}
