import type { Order } from "../../store/order";
import { currentQuantity, financialStatus, fulfilmentStatus, gatewaysOf, totalsOf, type Totals } from "../../store/order-totals";
import { byPosition, Connection, type PageArguments } from "../connection";
import { gid, type Context } from "../context";
import { agreementsOf } from "./agreement-node";
import { addressNode, customerNode } from "./customer-node";
import { discountApplication, LineNode } from "./line-node";
import { moneyBag } from "./money";
import { RefundNode, transactionNode } from "./refund-node";
import { returnNode } from "./return-node";
import { shippingNode } from "./shipping-node";

export class OrderNode {
  readonly __typename = "Order";
  private summed: Totals | undefined;

  constructor(private readonly order: Order) {}

  private get totals(): Totals {
    this.summed ??= totalsOf(this.order);
    return this.summed;
  }

  private bag(minor: number) {
    return moneyBag(this.order, minor);
  }

  id = () => gid("Order", this.order.id);
  legacyResourceId = () => this.order.id;
  name = () => `#${this.order.number}`;
  number = () => this.order.number;
  createdAt = () => this.order.createdAt;
  processedAt = () => this.order.createdAt;
  updatedAt = () => this.order.updatedAt;
  cancelledAt = () => this.order.cancelledAt;
  cancelReason = () => this.order.cancelReason?.toUpperCase() ?? null;
  closed = () => false;
  closedAt = () => null;
  confirmed = () => true;
  edited = () => this.order.edited;
  test = () => this.order.test;
  note = () => this.order.note;
  tags = () => this.order.tags;
  email = () => this.order.email;
  phone = () => this.order.phone ?? null;
  clientIp = () => this.order.clientIp ?? null;
  customerLocale = () => this.order.locale;
  currencyCode = () => this.order.currency;
  presentmentCurrencyCode = () => this.order.presentmentCurrency;
  taxesIncluded = () => this.order.taxesIncluded;
  sourceName = () => this.order.source;
  discountCode = () => this.discountCodes()[0] ?? null;
  discountCodes = () => this.order.discounts.flatMap(({ code }) => (code === "" ? [] : [code]));
  paymentGatewayNames = () => gatewaysOf(this.order);
  displayFinancialStatus = () => financialStatus(this.order, this.totals).toUpperCase();
  fullyPaid = () => this.totals.outstanding === 0;
  unpaid = () => this.totals.paid === 0;
  returnStatus = () => (this.order.returns.length > 0 ? "RETURNED" : "NO_RETURN");
  staffMember = () => null;
  billingAddress = () => addressNode(this.order.address);
  shippingAddress = () => addressNode(this.order.address);

  displayFulfillmentStatus = () => {
    const status = fulfilmentStatus(this.order);
    return status === null ? "UNFULFILLED" : status === "partial" ? "PARTIALLY_FULFILLED" : "FULFILLED";
  };

  customer = (_: object, context: Context) => customerNode(context, this.order.customerId);

  purchasingEntity = (_: object, context: Context) =>
    this.order.company === null
      ? customerNode(context, this.order.customerId)
      : {
          __typename: "PurchasingCompany",
          company: { id: gid("Company", this.order.company.id) },
          location: { id: gid("CompanyLocation", this.order.company.locationId) },
          contact: null,
        };

  retailLocation = () => (this.order.locationId === null ? null : { __typename: "Location", id: gid("Location", this.order.locationId) });

  subtotalLineItemsQuantity = () => this.order.lines.reduce((sum, line) => sum + line.quantity, 0);
  currentSubtotalLineItemsQuantity = () => this.order.lines.reduce((sum, line) => sum + currentQuantity(this.order, line), 0);

  subtotalPriceSet = () => this.bag(this.totals.subtotal);
  totalPriceSet = () => this.bag(this.totals.total);
  originalTotalPriceSet = () => this.bag(this.totals.total);
  totalTaxSet = () => this.bag(this.totals.tax);
  totalDiscountsSet = () => this.bag(this.totals.discounts + (this.order.shipping?.allocation?.amount ?? 0));
  totalShippingPriceSet = () => this.bag(this.order.shipping?.price ?? 0);
  totalTipReceivedSet = () => this.bag(this.order.tip);
  totalOutstandingSet = () => this.bag(this.totals.outstanding);
  totalReceivedSet = () => this.bag(this.totals.paid);
  totalRefundedSet = () => this.bag(this.totals.refunded);
  totalRefundedShippingSet = () => this.bag(this.totals.refundedShipping);
  netPaymentSet = () => this.bag(this.totals.paid - this.totals.refunded);
  currentSubtotalPriceSet = () => this.bag(this.totals.currentSubtotal);
  currentTotalPriceSet = () => this.bag(this.totals.currentTotal);
  currentTotalTaxSet = () => this.bag(this.totals.currentTax);
  currentTotalDiscountsSet = () => this.bag(this.totals.currentDiscounts);
  currentShippingPriceSet = () => this.bag(this.totals.currentShipping);
  originalTotalDutiesSet = () => null;
  currentTotalDutiesSet = () => null;

  lineItems = (args: PageArguments) => new Connection(this.order.lines, args, byPosition, (line) => new LineNode(this.order, line));

  shippingLine = () => (this.order.shipping ? shippingNode(this.order, this.order.shipping) : null);

  shippingLines = (args: PageArguments) =>
    new Connection(this.order.shipping ? [this.order.shipping] : [], args, byPosition, (line) => shippingNode(this.order, line));

  refunds = (args: { first?: number | null }) =>
    this.order.refunds.slice(0, args.first ?? undefined).map((one) => new RefundNode(this.order, one, this));

  transactions = (args: { first?: number | null }) => {
    const all = [...this.order.transactions, ...this.order.refunds.flatMap((refund) => refund.transactions)];
    return all.slice(0, args.first ?? undefined).map((one) => transactionNode(this.order, one));
  };

  fulfillments = (args: { first?: number | null }) =>
    this.order.fulfilments.slice(0, args.first ?? undefined).map((one, index) => ({
      __typename: "Fulfillment",
      id: gid("Fulfillment", one.id),
      legacyResourceId: one.id,
      name: `#${this.order.number}.${index + 1}`,
      createdAt: one.at,
      updatedAt: one.at,
      status: "SUCCESS",
      totalQuantity: one.lines.reduce((sum, line) => sum + line.quantity, 0),
    }));

  discountApplications = (args: PageArguments) =>
    new Connection(this.order.discounts.keys(), args, byPosition, (index) => discountApplication(this.order, index));

  returns = (args: PageArguments) => new Connection(this.order.returns, args, byPosition, (one) => returnNode(this.order, one));

  agreements = (args: PageArguments) => new Connection(agreementsOf(this.order), args, byPosition, (one) => one);
}
