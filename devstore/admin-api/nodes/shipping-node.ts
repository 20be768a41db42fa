import type { Order, ShippingLine } from "../../store/order";
import { shippingTax } from "../../store/order-totals";
import { gid } from "../context";
import { taxLinesOf } from "./line-node";
import { moneyBag } from "./money";

export function shippingNode(order: Order, shipping: ShippingLine): object {
  const left = shipping.price - order.refunds.reduce((sum, refund) => sum + refund.shipping, 0);
  return {
    __typename: "ShippingLine",
    id: gid("ShippingLine", shipping.id),
    title: shipping.title,
    code: shipping.title,
    source: "shopify",
    custom: false,
    isRemoved: false,
    carrierIdentifier: null,
    deliveryCategory: null,
    phone: null,
    originalPriceSet: moneyBag(order, shipping.price),
    discountedPriceSet: moneyBag(order, shipping.price),
    currentDiscountedPriceSet: moneyBag(order, left),
    discountAllocations: [],
    taxLines: taxLinesOf(order, shippingTax(order, shipping), shipping.taxRate),
  };
}
