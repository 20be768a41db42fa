import { findVariant } from "../store/catalogue";
import type { Customer, Shop } from "../store/entities";
import { convert, minorDigits } from "../store/money";
import type { Order, OrderDiscount, OrderLine } from "../store/order";
import { totalsOf } from "../store/order-totals";
import type { World } from "../store/world";
import type { AllocationState, CustomerState, LineState, MoneyState, SaleState, ShopState } from "./host-state";

/** An order's minor units as extensions see money: a number in the currency that the buyer sees. */
export function moneyOf(order: Order): (minor: number) => MoneyState {
  const { currency, presentmentCurrency: shown, rate } = order;
  return (minor) => ({ amount: convert(minor, currency, shown, rate) / 10 ** minorDigits(shown), currencyCode: shown });
}

const allocationOf = ({ code, title }: OrderDiscount, discountedAmount: MoneyState): AllocationState =>
  code === "" ? { type: "automatic", title: title ?? "", discountedAmount } : { type: "code", code, discountedAmount };

/** What a line costs after its own discounts, before those of the whole order. */
const lineCost = (order: Order, line: OrderLine): number =>
  line.allocations.reduce(
    (left, { discount, amount }) => (order.discounts[discount]!.onProducts ? left - amount : left),
    line.price * line.quantity,
  );

/** A variant bought once and the same by a plan are two lines. */
export const lineIdOf = (variantId: string, plan: string | null): string =>
  `gid://shopify/CartLine/${variantId}${plan === null ? "" : `-${encodeURIComponent(plan)}`}`;

function lineState(world: World, shop: Shop, order: Order, line: OrderLine): LineState {
  const money = moneyOf(order);
  const found = line.variantId === null ? undefined : findVariant(world, shop, line.variantId);
  const product = found?.product;
  const kind = product?.variants ? found?.variant.title : undefined;
  return {
    id: lineIdOf(line.variantId ?? line.id, line.sellingPlan),
    quantity: line.quantity,
    merchandise: {
      type: "variant",
      id: `gid://shopify/ProductVariant/${line.variantId ?? "0"}`,
      title: product?.title ?? line.title,
      ...(kind === undefined ? {} : { subtitle: kind }),
      sku: line.sku,
      product: { id: `gid://shopify/Product/${line.productId ?? "0"}`, vendor: line.vendor ?? "", productType: product?.type ?? "" },
      requiresShipping: !line.giftCard,
      selectedOptions: kind === undefined ? [] : [{ name: "Title", value: kind }],
      ...(line.sellingPlan === null
        ? {}
        : { sellingPlan: { id: `gid://shopify/SellingPlan/${line.sellingPlan}`, name: line.sellingPlan, recurringDeliveries: true } }),
    },
    cost: { totalAmount: money(lineCost(order, line)) },
    // what an order's discount takes off this line stands with the order
    discountAllocations: line.allocations.flatMap(({ discount, amount }) => {
      const of = order.discounts[discount]!;
      return of.onProducts ? [allocationOf(of, money(amount))] : [];
    }),
    attributes: [],
    lineComponents: [],
    parentRelationship: null,
  };
}

/** A cart's quote or an order as checkout and account pages tell extensions of it. */
export function saleState(world: World, shop: Shop, order: Order): SaleState {
  const money = moneyOf(order);
  const totals = totalsOf(order);
  const goods = order.lines.filter((line) => !line.tip);
  return {
    lines: goods.map((line) => lineState(world, shop, order, line)),
    cost: {
      subtotalAmount: money(goods.reduce((sum, line) => sum + lineCost(order, line), 0)),
      totalShippingAmount: money(totals.shipping),
      totalTaxAmount: money(totals.tax),
      totalAmount: money(totals.total),
    },
    discountCodes: order.discounts.filter(({ code }) => code !== "").map(({ code }) => ({ code })),
    // what lowers single lines stands with them; what lowers shipping shows in its price alone
    discountAllocations: order.discounts
      .filter((one) => !one.onProducts && one.type !== "shipping")
      .map((one) => allocationOf(one, money(one.amount))),
    ...(order.note === null ? {} : { note: order.note }),
  };
}

export const shopState = (shop: Shop, origin: string): ShopState => ({
  id: `gid://shopify/Shop/${shop.id}`,
  name: shop.name,
  storefrontUrl: origin,
  myshopifyDomain: shop.domain,
});

export function customerState(world: World, shop: Shop, customer: Customer): CustomerState {
  const orders = [...world.state.table("order", shop.domain).values()].filter((order) => order.customerId === customer.id);
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(" ");
  return {
    id: `gid://shopify/Customer/${customer.id}`,
    ...(customer.email === null ? {} : { email: customer.email }),
    ...(customer.phone === null ? {} : { phone: customer.phone }),
    ...(customer.firstName === null ? {} : { firstName: customer.firstName }),
    ...(customer.lastName === null ? {} : { lastName: customer.lastName }),
    ...(name === "" ? {} : { fullName: name }),
    image: { url: "data:," },
    acceptsMarketing: customer.emailConsent === "subscribed",
    acceptsEmailMarketing: customer.emailConsent === "subscribed",
    acceptsSmsMarketing: customer.marketing?.sms?.state === "subscribed",
    ordersCount: orders.length,
  };
}
