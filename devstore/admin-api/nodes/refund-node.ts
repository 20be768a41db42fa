import type { Order, Refund, Transaction } from "../../store/order";
import { byPosition, Connection, type PageArguments } from "../connection";
import { gid } from "../context";
import { LineNode } from "./line-node";
import { moneyBag } from "./money";
import { shippingNode } from "./shipping-node";

export function transactionNode(order: Order, transaction: Transaction): object {
  return {
    __typename: "OrderTransaction",
    id: gid("OrderTransaction", transaction.id),
    kind: transaction.kind.toUpperCase(),
    status: "SUCCESS",
    gateway: transaction.gateway,
    formattedGateway: transaction.gateway,
    createdAt: transaction.at,
    processedAt: transaction.at,
    test: order.test,
    amountSet: moneyBag(order, transaction.amount),
    amountRoundingSet: null,
    errorCode: null,
    manualPaymentGateway: false,
    parentTransaction: null,
  };
}

export class RefundNode {
  readonly __typename = "Refund";

  constructor(
    private readonly of: Order,
    private readonly refund: Refund,
    private readonly orderNode: object,
  ) {}

  id = () => gid("Refund", this.refund.id);
  legacyResourceId = () => this.refund.id;
  createdAt = () => this.refund.at;
  updatedAt = () => this.refund.at;
  processedAt = () => this.refund.at;
  note = () => this.refund.note;
  duties = () => [];
  order = () => this.orderNode;
  staffMember = () => null;
  return = () => (this.refund.returnId === null ? null : { __typename: "Return", id: gid("Return", this.refund.returnId) });

  totalRefundedSet = () =>
    moneyBag(
      this.of,
      this.refund.transactions.reduce((sum, one) => sum + one.amount, 0),
    );

  transactions = (args: PageArguments) =>
    new Connection(this.refund.transactions, args, byPosition, (one) => transactionNode(this.of, one));

  refundLineItems = (args: PageArguments) =>
    new Connection(this.refund.lines, args, byPosition, (one) => ({
      id: gid("RefundLineItem", one.id),
      lineItem: () =>
        new LineNode(
          this.of,
          this.of.lines.find((line) => line.id === one.line)!,
        ),
      quantity: one.quantity,
      restockType: "NO_RESTOCK",
      restocked: false,
      location: null,
      priceSet: moneyBag(this.of, Math.round(one.subtotal / one.quantity)),
      subtotalSet: moneyBag(this.of, one.subtotal),
      totalTaxSet: moneyBag(this.of, one.tax),
    }));

  refundShippingLines = (args: PageArguments) =>
    new Connection(this.refund.shipping === 0 || !this.of.shipping ? [] : [this.of.shipping], args, byPosition, (line) => ({
      id: gid("RefundShippingLine", this.refund.id),
      shippingLine: () => shippingNode(this.of, line),
      subtotalAmountSet: moneyBag(this.of, this.refund.shipping),
      taxAmountSet: moneyBag(this.of, 0),
    }));

  orderAdjustments = (args: PageArguments) =>
    new Connection(this.refund.discrepancy === 0 ? [] : [this.refund], args, byPosition, () => ({
      id: gid("OrderAdjustment", this.refund.id),
      amountSet: moneyBag(this.of, -this.refund.discrepancy),
      taxAmountSet: moneyBag(this.of, 0),
      reason: "REFUND_DISCREPANCY",
    }));
}
