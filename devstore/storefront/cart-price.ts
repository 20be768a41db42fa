import type { Product, SellingPlan, Variant } from "../store/entities";
import type { Order } from "../store/order";
import { findVariant } from "../store/catalogue";
import { quoteOrder, type NewLine } from "../orders/place-order";
import type { AppliedDiscount } from "../orders/place-order";
import { useDiscounts, type CodeUse } from "../orders/use-codes";
import { rateOf } from "./currencies";
import type { Visit } from "./visit";

/** Goods bear VAT, or a sales tax, of a fifth; gift cards are no goods. */
const TAX = 0.2;

export interface PricedLine {
  product: Product;
  variant: Variant;
  quantity: number;
  plan: SellingPlan | null;
}

/** A cart as an order would have it. Lines whose product is gone are left out. */
export interface PricedCart {
  lines: PricedLine[];
  codes: CodeUse[];
  /** discounts that apply by themselves */
  automatic: AppliedDiscount[];
  /** codes and automatic ones that apply */
  applied: AppliedDiscount[];
  newLines: NewLine[];
  /** what an order of it would come to, without shipping */
  order: Order;
}

const newLineOf = ({ product, variant, quantity, plan }: PricedLine): NewLine => ({
  productId: product.id,
  variantId: variant.id,
  sku: variant.sku,
  title: product.variants ? `${product.title} - ${variant.title}` : product.title,
  vendor: product.vendor,
  giftCard: product.giftCard,
  quantity,
  price: variant.price,
  taxRate: product.giftCard ? 0 : TAX,
  sellingPlan: plan?.name ?? null,
});

/** `shipping`: minor units of the way that was chosen; 0 before. */
export function priceCart(visit: Visit, shipping = 0, customerId: string | null = visit.customer?.id ?? null): PricedCart {
  const { store, shop, cart } = visit;
  const lines = cart.lines.flatMap(({ variantId, quantity, plan }) => {
    const found = findVariant(store.world, shop, variantId);
    return found ? [{ ...found, quantity, plan: found.product.sellingPlans?.find(({ id }) => id === plan) ?? null }] : [];
  });
  const newLines = lines.map(newLineOf);
  const sent = lines.some(({ product }) => !product.giftCard);
  const { codes, automatic, applied } = useDiscounts(store.world, shop, cart.codes, {
    lines: newLines,
    shipping: sent ? shipping : null,
    customerId,
  });
  const order = quoteOrder(store.world, shop, {
    customerId,
    lines: newLines,
    shipping: sent ? shipping : 0,
    discounts: applied,
    payments: [],
    presentmentCurrency: visit.currency,
    rate: rateOf(shop, visit.currency),
  });
  return { lines, codes, automatic, applied, newLines, order };
}
