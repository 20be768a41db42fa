import type { Product, Variant } from "../store/entities";
import type { Order } from "../store/order";
import { findVariant } from "../store/catalogue";
import { quoteOrder, type NewLine } from "../orders/place-order";
import { useCodes, type CodeUse } from "../orders/use-codes";
import { rateOf } from "./currencies";
import type { Visit } from "./visit";

/** Goods bear VAT, or a sales tax, of a fifth; gift cards are no goods. */
const TAX = 0.2;

export interface PricedLine {
  product: Product;
  variant: Variant;
  quantity: number;
}

/** A cart as an order would have it. Lines whose product is gone are left out. */
export interface PricedCart {
  lines: PricedLine[];
  codes: CodeUse[];
  newLines: NewLine[];
  /** what an order of it would come to, without shipping */
  order: Order;
}

const newLineOf = ({ product, variant, quantity }: PricedLine): NewLine => ({
  productId: product.id,
  variantId: variant.id,
  sku: variant.sku,
  title: product.variants ? `${product.title} - ${variant.title}` : product.title,
  vendor: product.vendor,
  giftCard: product.giftCard,
  quantity,
  price: variant.price,
  taxRate: product.giftCard ? 0 : TAX,
});

export function priceCart(visit: Visit, customerId: string | null = visit.customer?.id ?? null): PricedCart {
  const { store, shop, cart } = visit;
  const lines = cart.lines.flatMap(({ variantId, quantity }) => {
    const found = findVariant(store.world, shop, variantId);
    return found ? [{ ...found, quantity }] : [];
  });
  const goods = lines.reduce((sum, line) => sum + (line.product.giftCard ? 0 : line.variant.price * line.quantity), 0);
  const codes = useCodes(store.world, shop, cart.codes, { goods, customerId });
  const newLines = lines.map(newLineOf);
  const order = quoteOrder(store.world, shop, {
    customerId,
    lines: newLines,
    discounts: codes.flatMap(({ use }) => use ?? []),
    payments: [],
    presentmentCurrency: visit.currency,
    rate: rateOf(shop, visit.currency),
  });
  return { lines, codes, newLines, order };
}
