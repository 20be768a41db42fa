import { till } from "./pos";

type Cart = ReturnType<typeof till>["cart"]["current"]["value"];
type Discount = Cart["cartDiscounts"][number];

export type Applied = "applied" | "not-applied" | "other-cart";

/** The till tells of a change a moment after it promised it. */
const patienceMs = 3_000;
const stepMs = 100;

/** Adds the code to the cart, with its customer where the cart has none, and answers what the cart then says. */
export async function applyCode(code: string, customerId: string, variantId: string | null): Promise<Applied> {
  const { cart } = till();
  const { customer } = cart.current.value;
  if (customer !== undefined && String(customer.id) !== customerId) return "other-cart";
  try {
    if (customer === undefined) await cart.setCustomer({ id: Number(customerId) });
    // the till answers no name where staff declined what is out of stock
    if (variantId !== null && !holds(cart.current.value, variantId) && !(await cart.addLineItem(Number(variantId), 1)))
      return "not-applied";
    await cart.addCartCodeDiscount(code);
  } catch {
    return "not-applied";
  }
  for (let waited = 0; waited < patienceMs; waited += stepMs) {
    if (isApplied(cart.current.value, code)) return "applied";
    await new Promise((resolve) => setTimeout(resolve, stepMs));
  }
  return "not-applied";
}

/** Takes a code that was given back off the cart, where it is on it. */
export async function removeCode(code: string): Promise<void> {
  const { cart } = till();
  if (!isApplied(cart.current.value, code)) return;
  await cart.removeCartDiscount().catch(() => undefined);
}

/** Whether the cart says that the code takes something off. */
export function isApplied(cart: Cart, code: string): boolean {
  const all: Discount[] = [
    ...cart.cartDiscounts,
    ...(cart.cartDiscount ? [cart.cartDiscount] : []),
    ...cart.lineItems.flatMap(({ discounts }) => discounts),
  ];
  return all.some(({ discountDescription, amount }) => amount > 0 && discountDescription?.toUpperCase() === code.toUpperCase());
}

const holds = (cart: Cart, variantId: string): boolean => cart.lineItems.some((line) => String(line.variantId) === variantId);
