import { randomUUID } from "node:crypto";
import type { Change } from "../store/change";
import type { Shop } from "../store/entities";
import { findVariant } from "../store/catalogue";
import { spread, toMinor } from "../store/money";
import type { Order } from "../store/order";
import type { State } from "../store/state";
import { RefusedRequest, type World } from "../store/world";
import { placeOrder, quoteOrder, type AppliedDiscount, type NewLine, type NewOrder } from "../orders/place-order";
import { useDiscounts, type CodeUse } from "../orders/use-codes";

/** What staff gave by hand, or an extension by `applyCartDiscount`. */
export interface HandDiscount {
  type: "Percentage" | "FixedAmount";
  title: string;
  /** percent, or an amount of the shop's currency */
  amount: string;
}

/** The register's cart. It lives as long as the process. */
export interface Register {
  lines: Array<{ uuid: string; variantId: string; quantity: number }>;
  codes: string[];
  hand: HandDiscount | null;
  customerId: string | null;
  /** the order that was paid last */
  paid: string | null;
  online: boolean;
}

export const emptyRegister: Register = { lines: [], codes: [], hand: null, customerId: null, paid: null, online: true };

/** The one place where the register stands. */
export const LOCATION = "71000000001";
/** Goods bear tax of a fifth, as they do online. */
const TAX = 0.2;

const registers = new WeakMap<State, Map<string, Register>>();

function registersOf({ state }: World): Map<string, Register> {
  let all = registers.get(state);
  if (!all) registers.set(state, (all = new Map<string, Register>()));
  return all;
}

export const registerOf = (world: World, shop: Shop): Register => registersOf(world).get(shop.domain) ?? emptyRegister;
export const keepRegister = (world: World, shop: Shop, register: Register): void => void registersOf(world).set(shop.domain, register);

export interface PricedRegister {
  order: Order;
  wanted: NewOrder;
  codes: CodeUse[];
}

function handUse({ type, title, amount }: HandDiscount, shop: Shop, lines: NewLine[]): AppliedDiscount {
  const weights = lines.map((line) => (line.giftCard ? 0 : line.price * line.quantity));
  const goods = weights.reduce((sum, one) => sum + one, 0);
  const share = type === "Percentage" ? Math.round((goods * Number(amount)) / 100) : toMinor(amount, shop.currency);
  const taken = Math.min(goods, share);
  const value = type === "Percentage" ? Math.round(Number(amount) * 100) : taken;
  return {
    code: "",
    title,
    type: type === "Percentage" ? "percentage" : "fixed_amount",
    value,
    amount: taken,
    lines: spread(taken, weights),
  };
}

/** The cart as the order that it would be: nothing is sent, everything is in the shop's own currency. */
export function priceRegister(world: World, shop: Shop, register: Register): PricedRegister {
  const lines = register.lines.flatMap(({ variantId, quantity }): NewLine[] => {
    const found = findVariant(world, shop, variantId);
    if (!found) return [];
    const { product, variant } = found;
    const title = product.variants ? `${product.title} - ${variant.title}` : product.title;
    const { vendor, giftCard } = product;
    return [
      {
        productId: product.id,
        variantId,
        sku: variant.sku,
        title,
        vendor,
        giftCard,
        quantity,
        price: variant.price,
        taxRate: giftCard ? 0 : TAX,
      },
    ];
  });
  const { codes, applied } = useDiscounts(world, shop, register.codes, { lines, shipping: null, customerId: register.customerId });
  const discounts = register.hand === null ? applied : [...applied, handUse(register.hand, shop, lines)];
  const wanted: NewOrder = {
    customerId: register.customerId,
    lines,
    discounts,
    payments: [],
    source: "pos",
    locationId: LOCATION,
    shipping: 0,
  };
  return { order: quoteOrder(world, shop, wanted), wanted, codes };
}

/** Takes the money: an order of the point of sale, with its webhooks; its codes are used up in the same change. */
export function pay(world: World, shop: Shop, register: Register): Register {
  if (register.lines.length === 0) throw new RefusedRequest("The cart is empty.");
  const { wanted, codes } = priceRegister(world, shop, register);
  const count = (change: Change) => {
    for (const { discount, use } of codes)
      if (discount && use) change.put("discount", shop.domain, discount.id, { ...discount, used: discount.used + 1 });
  };
  const order = placeOrder(world, shop, { ...wanted, payments: "paid" }, undefined, count);
  return { ...emptyRegister, online: register.online, paid: order.id };
}

export const newLineId = (): string => randomUUID();
