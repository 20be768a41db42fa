import type { AdminOrder } from "../from-admin";

interface Money {
  amount: string;
}
interface MoneySet {
  shop_money: Money;
  presentment_money: Money;
}

interface LineBody {
  admin_graphql_api_id: string;
  quantity: number;
  current_quantity: number;
  gift_card: boolean;
  requires_shipping: boolean;
  taxable: boolean;
  vendor: string | null;
  product_id: string | number | null;
  variant_id: string | number | null;
  price_set: MoneySet;
  discount_allocations: Array<{ amount_set: MoneySet }>;
  tax_lines: Array<{ price_set: MoneySet }>;
}

interface RefundBody {
  admin_graphql_api_id: string;
  processed_at: string;
  transactions: Array<{ kind: string; status: string; amount: string }>;
  refund_shipping_lines: Array<{ subtotal_amount_set: MoneySet; tax_amount_set: MoneySet }>;
  order_adjustments: Array<{ reason: string; amount_set: MoneySet; tax_amount_set: MoneySet }>;
  refund_line_items: Array<{
    quantity: number;
    subtotal_set: MoneySet;
    total_tax_set: MoneySet;
    line_item: { admin_graphql_api_id: string };
  }>;
}

function readBody(body: unknown) {
  return body as {
    admin_graphql_api_id: string;
    processed_at: string;
    updated_at: string;
    cancelled_at: string | null;
    test: boolean;
    taxes_included: boolean;
    currency: string;
    presentment_currency: string;
    customer_locale: string;
    email: string | null;
    source_name: string;
    location_id: string | number | null;
    company?: object | null;
    financial_status: string;
    fulfillment_status: string | null;
    tags: string;
    discount_codes: Array<{ code: string }>;
    payment_gateway_names: string[];
    total_price_set: MoneySet;
    total_outstanding: string;
    total_tip_received: string;
    original_total_duties_set: MoneySet | null;
    customer: Record<string, string | boolean | null> | null;
    fulfillments: Array<{ created_at: string; status: string }>;
    shipping_lines: Array<{ discounted_price_set: MoneySet }>;
    line_items: LineBody[];
    refunds: RefundBody[];
    shipping_address?: AddressBody | null;
    billing_address?: AddressBody | null;
    returns: Array<{ exchange_line_items: unknown[] }>;
  };
}

interface AddressBody {
  country_code: string | null;
}

/** As the Admin API writes amounts: at least one decimal, no needless zeros. */
const decimal = (amount: string) => (Number.isInteger(Number(amount)) ? `${Number(amount)}.0` : String(Number(amount)));
const shop = (set: MoneySet) => ({ shopMoney: { amount: decimal(set.shop_money.amount) } });
const seen = (set: MoneySet) => ({ presentmentMoney: { amount: decimal(set.presentment_money.amount) } });
const seconds = (time: string) => new Date(time).toISOString().replace(".000Z", "Z");
const lastPage = { hasNextPage: false, endCursor: null };

/** The node that the Admin API would answer for the order of a webhook's body: said anew, by none of the code under test. */
export function adminOrderOf(parsed: unknown): AdminOrder {
  const body = readBody(parsed);
  const node = {
    id: body.admin_graphql_api_id,
    createdAt: seconds(body.processed_at),
    processedAt: seconds(body.processed_at),
    updatedAt: seconds(body.updated_at),
    cancelledAt: body.cancelled_at ? seconds(body.cancelled_at) : null,
    test: body.test,
    taxesIncluded: body.taxes_included,
    currencyCode: body.currency,
    presentmentCurrencyCode: body.presentment_currency,
    customerLocale: body.customer_locale,
    email: body.email,
    sourceName: body.source_name,
    displayFinancialStatus: body.financial_status.toUpperCase(),
    displayFulfillmentStatus: body.fulfillment_status?.toUpperCase() ?? "UNFULFILLED",
    tags: body.tags === "" ? [] : body.tags.split(", "),
    discountCodes: body.discount_codes.map((one) => one.code),
    paymentGatewayNames: body.payment_gateway_names,
    totalPriceSet: { ...shop(body.total_price_set), ...seen(body.total_price_set) },
    totalOutstandingSet: { shopMoney: { amount: decimal(body.total_outstanding) } },
    totalTipReceivedSet: { shopMoney: { amount: decimal(body.total_tip_received) } },
    originalTotalDutiesSet: body.original_total_duties_set ? shop(body.original_total_duties_set) : null,
    shippingAddress: body.shipping_address ? { countryCodeV2: body.shipping_address.country_code } : null,
    billingAddress: body.billing_address ? { countryCodeV2: body.billing_address.country_code } : null,
    purchasingEntity: body.company ? { __typename: "PurchasingCompany" } : body.customer ? { __typename: "Customer" } : null,
    retailLocation: body.location_id === null ? null : { id: `gid://shopify/Location/${body.location_id}` },
    customer: body.customer ? customerOf(body.customer) : null,
    fulfillments: body.fulfillments.map((one) => ({ createdAt: seconds(one.created_at), status: one.status.toUpperCase() })),
    shippingLines: { nodes: body.shipping_lines.map((one) => ({ discountedPriceSet: shop(one.discounted_price_set) })) },
    lineItems: { nodes: body.line_items.map(lineOf), pageInfo: lastPage },
    refunds: body.refunds.map(refundOf),
    agreements: {
      nodes: [
        { reason: "ORDER", sales: { nodes: [{ actionType: "ORDER" }] } },
        ...body.returns.map((one) => ({
          reason: "RETURN",
          sales: { nodes: [{ actionType: "RETURN" }, ...one.exchange_line_items.map(() => ({ actionType: "ORDER" }))] },
        })),
      ],
    },
  };
  return node as AdminOrder;
}

function customerOf(customer: Record<string, string | boolean | null>) {
  return {
    id: customer["admin_graphql_api_id"],
    createdAt: seconds(String(customer["created_at"])),
    updatedAt: seconds(String(customer["updated_at"])),
    firstName: customer["first_name"],
    lastName: customer["last_name"],
    locale: "en",
    state: String(customer["state"]).toUpperCase(),
    verifiedEmail: customer["verified_email"],
    defaultEmailAddress: customer["email"] === null ? null : { emailAddress: customer["email"] },
  };
}

function lineOf(line: LineBody) {
  return {
    id: line.admin_graphql_api_id,
    quantity: line.quantity,
    currentQuantity: line.current_quantity,
    isGiftCard: line.gift_card,
    requiresShipping: line.requires_shipping,
    taxable: line.taxable,
    vendor: line.vendor,
    product: line.product_id === null ? null : { id: `gid://shopify/Product/${line.product_id}` },
    variant: line.variant_id === null ? null : { id: `gid://shopify/ProductVariant/${line.variant_id}` },
    originalUnitPriceSet: shop(line.price_set),
    discountAllocations: line.discount_allocations.map((one) => ({ allocatedAmountSet: shop(one.amount_set) })),
    taxLines: line.tax_lines.map((one) => ({ priceSet: shop(one.price_set) })),
  };
}

function refundOf(refund: RefundBody) {
  return {
    id: refund.admin_graphql_api_id,
    createdAt: seconds(refund.processed_at),
    processedAt: seconds(refund.processed_at),
    duties: [],
    transactions: {
      nodes: refund.transactions.map((one) => ({
        kind: one.kind.toUpperCase(),
        status: one.status.toUpperCase(),
        amountSet: { presentmentMoney: { amount: decimal(one.amount) } },
      })),
    },
    refundShippingLines: {
      nodes: refund.refund_shipping_lines.map((one) => ({
        subtotalAmountSet: seen(one.subtotal_amount_set),
        taxAmountSet: seen(one.tax_amount_set),
      })),
    },
    orderAdjustments: {
      nodes: refund.order_adjustments.map((one) => ({
        reason: one.reason.toUpperCase().replaceAll(" ", "_"),
        amountSet: seen(one.amount_set),
        taxAmountSet: seen(one.tax_amount_set),
      })),
    },
    refundLineItems: {
      nodes: refund.refund_line_items.map((one) => ({
        quantity: one.quantity,
        lineItem: { id: one.line_item.admin_graphql_api_id },
        subtotalSet: seen(one.subtotal_set),
        totalTaxSet: seen(one.total_tax_set),
      })),
      pageInfo: lastPage,
    },
  };
}
