import type { Order, ShippingLine } from "../../store/order";
import { shippingNet, shippingTax } from "../../store/order-totals";
import { gid } from "../context";
import { discountApplication, taxLinesOf } from "./line-node";
import { moneyBag } from "./money";

export function shippingNode(order: Order, shipping: ShippingLine): object {
  const net = shippingNet(shipping);
  const left = net - order.refunds.reduce((sum, refund) => sum + refund.shipping, 0);
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
    discountedPriceSet: moneyBag(order, net),
    currentDiscountedPriceSet: moneyBag(order, left),
    discountAllocations: shipping.allocation
      ? [
          {
            allocatedAmountSet: moneyBag(order, shipping.allocation.amount),
            discountApplication: discountApplication(order, shipping.allocation.discount),
          },
        ]
      : [],
    taxLines: taxLinesOf(order, shippingTax(order, shipping), shipping.taxRate),
  };
}
