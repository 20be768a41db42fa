import { findVariant } from "../store/catalogue";
import { addLine, codesOf, setLine, type CartLine } from "../storefront/carts";
import { changeCart, type Visit } from "../storefront/visit";
import { lineIdOf } from "./sale-state";

/** What an extension asks checkout to change: the arguments of `applyDiscountCodeChange` and `applyCartLinesChange`. */
export type CheckoutChange =
  | { type: "addDiscountCode"; code: string }
  | { type: "removeDiscountCode"; code: string }
  | { type: "addCartLine"; merchandiseId: string; quantity: number }
  | { type: "removeCartLine"; id: string; quantity: number }
  | { type: "updateCartLine"; id: string; quantity?: number };

export type ChangeResult = { type: "success" } | { type: "error"; message: string };

export const addCode = (visit: Visit, code: string): void =>
  changeCart(visit, { ...visit.cart, codes: codesOf([...visit.cart.codes, code].join(",")) });

export const removeCode = (visit: Visit, code: string): void =>
  changeCart(visit, { ...visit.cart, codes: visit.cart.codes.filter((one) => one.toLowerCase() !== code.toLowerCase()) });

/** The cart's line that an extension knows by this id. */
function lineOf(visit: Visit, id: string): CartLine | undefined {
  const planOf = ({ variantId, plan }: CartLine) =>
    findVariant(visit.store.world, visit.shop, variantId)?.product.sellingPlans?.find((one) => one.id === plan)?.name ?? null;
  return visit.cart.lines.find((line) => lineIdOf(line.variantId, planOf(line)) === id);
}

/**
 * Success says that the checkout took the change, as at Shopify, not that a code applies: that stands in `discountCodes`
 * and in what is taken off.
 */
export function applyChange(visit: Visit, change: CheckoutChange): ChangeResult {
  const { cart } = visit;
  if (change.type === "addDiscountCode") addCode(visit, change.code);
  else if (change.type === "removeDiscountCode") removeCode(visit, change.code);
  else if (change.type === "addCartLine") {
    const variant = change.merchandiseId.split("/").at(-1)!;
    if (!findVariant(visit.store.world, visit.shop, variant)) return { type: "error", message: `There is no ${change.merchandiseId}.` };
    changeCart(visit, addLine(cart, variant, change.quantity));
  } else {
    const line = lineOf(visit, change.id);
    if (!line) return { type: "error", message: `The cart has no line ${change.id}.` };
    const left = change.type === "removeCartLine" ? line.quantity - change.quantity : (change.quantity ?? line.quantity);
    changeCart(visit, setLine(cart, line, left));
  }
  return { type: "success" };
}
