import type { Order, OrderLine } from "../../store/order";
import { currentQuantity, fulfilledQuantity, lineNet, lineTax, refundedQuantity, shareOfLine, targetOf } from "../../store/order-totals";
import { gid, type Context } from "../context";
import { moneyBag } from "./money";
import { productNode, variantNode } from "./product-node";

export function discountApplication(order: Order, index: number): object {
  const discount = order.discounts[index]!;
  const free = discount.type === "shipping";
  const own =
    discount.code === ""
      ? { __typename: "AutomaticDiscountApplication", title: discount.title }
      : { __typename: "DiscountCodeApplication", code: discount.code };
  return {
    ...own,
    index,
    allocationMethod: free ? "EACH" : "ACROSS",
    targetSelection: targetOf(order, index),
    targetType: free ? "SHIPPING_LINE" : "LINE_ITEM",
    value:
      free || discount.type === "percentage"
        ? { __typename: "PricingPercentageValue", percentage: free ? 100 : discount.value / 100 }
        : { __typename: "MoneyV2", ...moneyBag(order, discount.value).shopMoney },
  };
}

export function taxLinesOf(order: Order, tax: number, rate: number): object[] {
  if (rate === 0) return [];
  return [{ channelLiable: false, priceSet: moneyBag(order, tax), rate, ratePercentage: rate * 100, source: "Shopify", title: "VAT" }];
}

export class LineNode {
  readonly __typename = "LineItem";

  constructor(
    private readonly order: Order,
    private readonly line: OrderLine,
  ) {}

  private bag(minor: number) {
    return moneyBag(this.order, minor);
  }

  id = () => gid("LineItem", this.line.id);
  title = () => this.line.title;
  name = () => this.line.title;
  sku = () => this.line.sku;
  vendor = () => this.line.vendor;
  variantTitle = () => null;
  quantity = () => this.line.quantity;
  currentQuantity = () => currentQuantity(this.order, this.line);
  refundableQuantity = () => this.line.quantity - this.line.removed - refundedQuantity(this.order, this.line.id);
  unfulfilledQuantity = () => currentQuantity(this.order, this.line) - fulfilledQuantity(this.order, this.line.id);
  nonFulfillableQuantity = () => this.line.removed;
  isGiftCard = () => this.line.giftCard;
  requiresShipping = () => !this.line.giftCard && !this.line.tip;
  taxable = () => !this.line.tip && !this.line.giftCard;
  customAttributes = () => [];
  duties = () => [];
  staffMember = () => null;
  lineItemGroup = () => null;
  originalUnitPriceSet = () => this.bag(this.line.price);
  originalTotalSet = () => this.bag(this.line.price * this.line.quantity);
  totalDiscountSet = () => this.bag(0);

  /** order-level discounts apart; codes are order-level unless asked for */
  discountedTotalSet = (args: { withCodeDiscounts?: boolean }) =>
    this.bag(args.withCodeDiscounts ? lineNet(this.line) : this.line.price * this.line.quantity);

  discountedUnitPriceSet = () => this.bag(this.line.price);
  discountedUnitPriceAfterAllDiscountsSet = () => this.bag(Math.round(lineNet(this.line) / this.line.quantity));

  /** of what was neither refunded nor removed; Shopify's "before taxes" leaves included tax in */
  priceAfterAllDiscountsBeforeTaxesSet = () =>
    this.bag(shareOfLine(this.line, lineNet(this.line), 0, currentQuantity(this.order, this.line)));

  discountAllocations = () =>
    this.line.allocations.map(({ amount, discount }) => ({
      allocatedAmountSet: this.bag(amount),
      discountApplication: () => discountApplication(this.order, discount),
    }));

  taxLines = () => taxLinesOf(this.order, lineTax(this.order, this.line), this.line.taxRate);

  sellingPlan = () => (this.line.sellingPlan === null ? null : { name: this.line.sellingPlan, sellingPlanId: gid("SellingPlan", "1") });

  product = (_: object, context: Context) => productNode(context, this.line.productId);
  variant = (_: object, context: Context) => variantNode(context, this.line.variantId);
}
