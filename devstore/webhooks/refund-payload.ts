import type { Order, Refund, Transaction } from "../store/order";
import { linePayload } from "./line-payload";
import { moneyOf, restId, restTime } from "./rest-values";

function transactionPayload(order: Order, transaction: Transaction, zone: string): object {
  return {
    id: restId(transaction.id),
    order_id: restId(order.id),
    kind: transaction.kind,
    gateway: transaction.gateway,
    status: "success",
    message: null,
    created_at: restTime(transaction.at, zone),
    test: order.test,
    authorization: null,
    location_id: null,
    user_id: null,
    parent_id: order.transactions[0] ? restId(order.transactions[0].id) : null,
    processed_at: restTime(transaction.at, zone),
    device_id: null,
    error_code: null,
    source_name: "1830279",
    receipt: {},
    amount: moneyOf(order).presentment(transaction.amount),
    currency: order.presentmentCurrency,
    payment_id: `#${order.number}.1`,
    total_unsettled_set: {
      presentment_money: { amount: "0.0", currency: order.presentmentCurrency },
      shop_money: { amount: "0.0", currency: order.currency },
    },
    manual_payment_gateway: false,
    amount_rounding: null,
    admin_graphql_api_id: `gid://shopify/OrderTransaction/${transaction.id}`,
  };
}

/** A refund in REST shape: the body of refunds/create, and an entry of an order's `refunds`. */
export function refundPayload(order: Order, refund: Refund, zone: string): object {
  const money = moneyOf(order);
  const at = restTime(refund.at, zone);
  return {
    id: restId(refund.id),
    order_id: restId(order.id),
    created_at: at,
    note: refund.note,
    user_id: null,
    processed_at: at,
    duties: [],
    total_duties_set: money.set(0),
    return:
      refund.returnId === null ? null : { id: restId(refund.returnId), admin_graphql_api_id: `gid://shopify/Return/${refund.returnId}` },
    refund_shipping_lines:
      refund.shipping === 0 || !order.shipping
        ? []
        : [
            {
              id: restId(refund.id),
              shipping_line: { id: restId(order.shipping.id), title: order.shipping.title },
              subtotal_amount_set: money.set(refund.shipping),
              tax_amount_set: money.set(0),
            },
          ],
    restock: false,
    admin_graphql_api_id: `gid://shopify/Refund/${refund.id}`,
    order_adjustments:
      refund.discrepancy === 0
        ? []
        : [
            {
              id: restId(refund.id),
              order_id: restId(order.id),
              refund_id: restId(refund.id),
              amount: money.text(-refund.discrepancy),
              amount_set: money.set(-refund.discrepancy),
              tax_amount: money.text(0),
              tax_amount_set: money.set(0),
              kind: "refund_discrepancy",
              reason: "Refund discrepancy",
            },
          ],
    refund_line_items: refund.lines.map((one) => {
      const line = order.lines.find((candidate) => candidate.id === one.line)!;
      return {
        id: restId(one.id),
        quantity: one.quantity,
        line_item_id: restId(one.line),
        location_id: null,
        restock_type: "no_restock",
        subtotal: Number(money.text(one.subtotal)),
        total_tax: Number(money.text(one.tax)),
        subtotal_set: money.set(one.subtotal),
        total_tax_set: money.set(one.tax),
        line_item: linePayload(order, line),
      };
    }),
    transactions: refund.transactions.map((transaction) => transactionPayload(order, transaction, zone)),
  };
}
