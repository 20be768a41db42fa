import type { AppliedDiscount } from "../../orders/place-order";
import { lineNet, totalsOf } from "../../store/order-totals";
import { priceCart } from "../cart-price";
import { keyOf } from "../carts";
import { presented } from "../currencies";
import { pathOf, type Visit } from "../visit";
import { imageDrop, liquidId, productDrop } from "./product-drop";

/** The cart as Liquid has it, in the currency of the visit. /cart.js is made of the same. */
export function cartDrop(visit: Visit): CartDrop {
  const { lines, codes, applied, order } = priceCart(visit);
  const amount = (minor: number) => presented(visit.shop, minor, visit.currency);
  const totals = totalsOf(order);
  const items = lines.map(({ product, variant, quantity, plan }, index) => {
    const net = lineNet(order.lines[index]!);
    return {
      id: liquidId(variant.id),
      key: keyOf(visit.cart, { variantId: variant.id, quantity, ...(plan ? { plan: plan.id } : {}) }),
      variant_id: liquidId(variant.id),
      product_id: liquidId(product.id),
      title: product.variants ? `${product.title} - ${variant.title}` : product.title,
      product_title: product.title,
      variant_title: product.variants ? variant.title : null,
      sku: variant.sku,
      vendor: product.vendor,
      quantity,
      price: amount(variant.price),
      original_price: amount(variant.price),
      final_price: amount(Math.round(net / quantity)),
      line_price: amount(net),
      original_line_price: amount(variant.price * quantity),
      final_line_price: amount(net),
      total_discount: amount(variant.price * quantity - net),
      gift_card: product.giftCard,
      ...(plan ? { selling_plan_allocation: { selling_plan: { id: liquidId(plan.id), name: plan.name } } } : {}),
      line_level_discount_allocations: order.lines[index]!.allocations.flatMap(({ discount, amount: off }) => {
        const one = applied[discount]!;
        return one.onProducts ? [{ amount: amount(off), discount_application: { title: titleOf(one), type: typeOf(one) } }] : [];
      }),
      requires_shipping: !product.giftCard,
      taxable: !product.giftCard,
      url: `${pathOf(visit, `/products/${product.handle}`)}?variant=${variant.id}`,
      handle: product.handle,
      image: imageDrop(product),
      get product() {
        return productDrop(visit, product, variant.id);
      },
    };
  });
  return {
    token: visit.cart.token,
    note: visit.cart.note,
    attributes: visit.cart.attributes,
    item_count: lines.reduce((sum, line) => sum + line.quantity, 0),
    items,
    currency: { iso_code: visit.currency },
    requires_shipping: lines.some((line) => !line.product.giftCard),
    taxes_included: visit.shop.taxesIncluded,
    original_total_price: amount(totals.lineItems),
    items_subtotal_price: amount(totals.lineItems),
    total_discount: amount(totals.discounts),
    total_price: amount(totals.subtotal),
    total_weight: 0,
    "empty?": lines.length === 0,
    cart_level_discount_applications: applied
      .filter((one) => !one.onProducts && one.type !== "shipping")
      .map((one) => ({
        type: typeOf(one),
        title: titleOf(one),
        target_selection: "all",
        total_allocated_amount: amount(one.amount),
      })),
    discount_codes: codes.map(({ code, fault }) => ({ code, applicable: fault === null, fault })),
  };
}

const titleOf = ({ code, title }: AppliedDiscount): string => title ?? code;
const typeOf = ({ code }: AppliedDiscount): string => (code === "" ? "automatic" : "discount_code");

export interface CartDrop {
  items: Array<Record<string, unknown>>;
  item_count: number;
  [name: string]: unknown;
}
