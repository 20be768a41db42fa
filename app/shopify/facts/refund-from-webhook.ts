import { z } from "zod";
import { minorDigits } from "../../loyalty/money";
import type { OrderFacts, RefundFacts } from "../../loyalty/order-facts";
import { bareId, decimalId, idOfGid, idOfPayload } from "./ids";
import { minorUnits } from "./minor-units";
import type { RefundSource } from "./order-source";
import { refundFacts } from "./refund-facts";
import { type bothMoneys, id, refundPart, text, type RefundPart } from "./webhook-parts";

/** A refund of a payload in the common shape. `currency`: the shop's; `presentment`: the buyer's. */
export function refundSource(refund: RefundPart, currency: string, presentment: string): RefundSource {
  const shipping = refund.refund_shipping_lines?.map((line) => ({
    amount: presentmentOf(line.subtotal_amount_set),
    tax: presentmentOf(line.tax_amount_set),
  }));
  const adjustments = refund.order_adjustments ?? [];
  return {
    id: idOfPayload(refund),
    at: refund.processed_at ?? refund.created_at ?? "",
    lines:
      refund.refund_line_items?.map((line) => ({
        line: line.line_item?.admin_graphql_api_id ? idOfGid(line.line_item.admin_graphql_api_id) : (bareId(line.line_item_id) ?? ""),
        quantity: line.quantity,
        subtotal: presentmentOf(line.subtotal_set, line.subtotal),
        tax: presentmentOf(line.total_tax_set, line.total_tax),
      })) ?? [],
    transactions:
      refund.transactions?.map((one) => ({
        kind: one.kind,
        status: one.status,
        amount: String(one.amount ?? "0"),
        inShopMoney: presentment !== currency && one.currency === currency,
      })) ?? [],
    // before 2024-10 a refund of shipping was an adjustment with its sign turned
    shipping: [
      ...(shipping ?? []),
      ...adjustments
        .filter((one) => one.kind === "shipping_refund")
        .map((one) => ({
          amount: turned(presentmentOf(one.amount_set, one.amount)),
          tax: turned(presentmentOf(one.tax_amount_set, one.tax_amount)),
        })),
    ],
    duties: [presentmentOf(refund.total_duties_set)],
    adjustments: adjustments.map((one) => ({
      reason: one.reason ?? one.kind ?? null,
      amount: presentmentOf(one.amount_set, one.amount),
      tax: presentmentOf(one.tax_amount_set, one.tax_amount),
    })),
  };
}

/** Without a set the plain sum, taken for the buyer's money. */
function presentmentOf(set: Both | null | undefined, plain?: string | number | null): string {
  return String(set?.presentment_money.amount ?? plain ?? "0");
}

type Both = z.output<typeof bothMoneys>;

function turned(amount: string): string {
  return amount.startsWith("-") ? amount.slice(1) : amount;
}

const coded = z.object({ currency_code: text });
const topicBody = refundPart.extend({ order_id: id });
const topicCurrencies = z.object({ total_duties_set: z.object({ shop_money: coded, presentment_money: coded }) });

/** The order that `refunds/create` names, to be read again, and the refund itself for when Shopify gives it no more. */
export interface OrderRefund {
  orderId: string;
  refund: RefundFacts;
}

/**
 * The refund in the body of `refunds/create`. The body names neither the order's totals nor whether prices include tax:
 * give the `order` whose facts we hold where there is one. Without it taxes are taken to come on top, and the rate of a
 * foreign currency is that of the refund's own lines.
 */
export function refundFromWebhook(payload: unknown, order?: OrderFacts): OrderRefund {
  const part = topicBody.parse(payload);
  const { currency, presentment } = order
    ? { currency: order.currency, presentment: order.presentmentCurrency }
    : currenciesOf(payload, part.transactions?.find((one) => one.currency)?.currency ?? "USD");
  const shopDigits = minorDigits(currency);
  const presentmentDigits = minorDigits(presentment);
  const lines = part.refund_line_items ?? [];
  const sets = [...lines.map((line) => line.subtotal_set), ...(part.order_adjustments ?? []).map((one) => one.amount_set)];
  const rate = sets.find((set) => set && Number(set.presentment_money.amount) !== 0);
  const refund = refundSource(part, currency, presentment);
  const [facts] = refundFacts([refund], {
    conversion: {
      same: currency === presentment || rate === undefined,
      shopTotal: rate ? Math.abs(minorUnits(rate.shop_money.amount, shopDigits)) : 1,
      presentmentTotal: rate ? Math.abs(minorUnits(rate.presentment_money.amount, presentmentDigits)) : 1,
    },
    taxesIncluded: order?.taxesIncluded ?? false,
    shopDigits,
    presentmentDigits,
    removedValue: 0,
    tips: order ? foreignLines(order, refund) : new Set(),
  });
  if (!facts) throw new TypeError("A refund became no refund.");
  return { orderId: decimalId(part.order_id), refund: facts };
}

function currenciesOf(payload: unknown, paid: string): { currency: string; presentment: string } {
  const named = topicCurrencies.safeParse(payload).data?.total_duties_set;
  const currency = named?.shop_money.currency_code ?? paid;
  return { currency, presentment: named?.presentment_money.currency_code ?? currency };
}

/** Lines that are no goods of the order: its tips. */
function foreignLines(order: OrderFacts, refund: RefundSource): ReadonlySet<string> {
  const goods = new Set(order.lines.map((line) => line.id));
  return new Set(refund.lines.map((one) => one.line).filter((line) => !goods.has(line)));
}
