import type {
  CustomerFieldsFragment,
  LineFieldsFragment,
  ReadOrderQuery,
  RefundFieldsFragment,
  RefundLineFieldsFragment,
} from "../admin/generated";
import type { CustomerFacts } from "./customer-facts";
import type { OrderAndCustomer } from "./from-webhook";
import { idOfGid } from "./ids";
import { factsOf } from "./order-facts-of";
import type { LineSource, OrderSource, RefundSource } from "./order-source";
import { utc } from "./times";

/** An order as the document ReadOrder reads it, with all its pages put together. */
export type AdminOrder = NonNullable<ReadOrderQuery["order"]>;

/** The facts of an order node of the Admin API: equal to those of a webhook about the same state of the order. */
export function orderFromAdmin(order: AdminOrder): OrderAndCustomer {
  return { facts: factsOf(sourceOf(order)), customer: order.customer ? customerFromAdmin(order.customer, order.customerLocale) : null };
}

function sourceOf(order: AdminOrder): OrderSource {
  return {
    orderId: idOfGid(order.id),
    customerId: order.customer ? idOfGid(order.customer.id) : null,
    email: order.email ?? null,
    placedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    sourceName: order.sourceName,
    locationId: order.retailLocation ? idOfGid(order.retailLocation.id) : null,
    test: order.test,
    b2b: order.purchasingEntity?.__typename === "PurchasingCompany",
    exchange: isExchange(order),
    taxesIncluded: order.taxesIncluded,
    currency: order.currencyCode,
    presentmentCurrency: order.presentmentCurrencyCode,
    locale: order.customerLocale,
    country: order.shippingAddress?.countryCodeV2 ?? order.billingAddress?.countryCodeV2 ?? null,
    financialStatus: order.displayFinancialStatus,
    fulfilled: order.displayFulfillmentStatus === "FULFILLED",
    fulfillments: order.fulfillments.map((one) => ({ at: one.createdAt, status: one.status })),
    outstanding: order.totalOutstandingSet.shopMoney.amount,
    totalShop: order.totalPriceSet.shopMoney.amount,
    totalPresentment: order.totalPriceSet.presentmentMoney.amount,
    tags: order.tags,
    discountCodes: order.discountCodes,
    gateways: order.paymentGatewayNames,
    lines: order.lineItems.nodes.map(lineOf),
    shipping: order.shippingLines.nodes.map((line) => line.discountedPriceSet.shopMoney.amount),
    tips: order.totalTipReceivedSet.shopMoney.amount,
    duties: order.originalTotalDutiesSet?.shopMoney.amount ?? null,
    refunds: order.refunds.map(refundOf),
  };
}

/** Goods that a return's agreement sells are what the buyer got in exchange. */
function isExchange(order: AdminOrder): boolean {
  return order.agreements.nodes.some(
    (agreement) => agreement.reason === "RETURN" && agreement.sales.nodes.some((sale) => sale.actionType === "ORDER"),
  );
}

function lineOf(line: LineFieldsFragment): LineSource {
  return {
    id: idOfGid(line.id),
    productId: line.product ? idOfGid(line.product.id) : null,
    variantId: line.variant ? idOfGid(line.variant.id) : null,
    vendor: line.vendor,
    giftCard: line.isGiftCard,
    requiresShipping: line.requiresShipping,
    taxable: line.taxable,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    price: line.originalUnitPriceSet.shopMoney.amount,
    discounts: line.discountAllocations.map((one) => one.allocatedAmountSet.shopMoney.amount),
    taxes: line.taxLines.map((one) => one.priceSet.shopMoney.amount),
  };
}

function refundOf(refund: RefundFieldsFragment): RefundSource {
  return {
    id: idOfGid(refund.id),
    at: refund.processedAt,
    lines: refund.refundLineItems.nodes.map(refundLineOf),
    transactions: refund.transactions.nodes.map((one) => ({
      kind: one.kind,
      status: one.status,
      amount: one.amountSet.presentmentMoney.amount,
      inShopMoney: false,
    })),
    shipping: refund.refundShippingLines.nodes.map((one) => ({
      amount: one.subtotalAmountSet.presentmentMoney.amount,
      tax: one.taxAmountSet.presentmentMoney.amount,
    })),
    duties: refund.duties?.map((one) => one.amountSet.presentmentMoney.amount) ?? [],
    adjustments: refund.orderAdjustments.nodes.map((one) => ({
      reason: one.reason,
      amount: one.amountSet.presentmentMoney.amount,
      tax: one.taxAmountSet.presentmentMoney.amount,
    })),
  };
}

function refundLineOf(line: RefundLineFieldsFragment): RefundSource["lines"][number] {
  return {
    line: idOfGid(line.lineItem.id),
    quantity: line.quantity,
    subtotal: line.subtotalSet.presentmentMoney.amount,
    tax: line.totalTaxSet.presentmentMoney.amount,
  };
}

/** A customer node of the Admin API. `orderLocale`: the order's, which webhooks give in place of the customer's. */
export function customerFromAdmin(customer: CustomerFieldsFragment, orderLocale: string | null): CustomerFacts {
  return {
    customerId: idOfGid(customer.id),
    createdAt: utc(customer.createdAt),
    updatedAt: utc(customer.updatedAt),
    email: customer.defaultEmailAddress?.emailAddress ?? null,
    emailVerified: customer.verifiedEmail,
    firstName: customer.firstName ?? null,
    lastName: customer.lastName ?? null,
    locale: orderLocale ?? customer.locale,
    accountState: customer.state.toLowerCase(),
  };
}
