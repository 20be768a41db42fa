import type { Address, Customer, Shop } from "../store/entities";
import type { Order, OrderDiscount, OrderLine } from "../store/order";
import { lineNet, totalsOf } from "../store/order-totals";
import { spread } from "../store/money";
import { startChange, type World } from "../store/world";
import type { Change } from "../store/change";

export interface NewLine {
  id?: string;
  productId?: string | null;
  variantId?: string | null;
  sku: string;
  title: string;
  vendor?: string | null;
  giftCard?: boolean;
  quantity: number;
  /** minor units for one */
  price: number;
  taxRate?: number;
  sellingPlan?: string | null;
}

/** A discount with what it took off each line and off the shipping; without: its amount is spread over all goods by value. */
export interface AppliedDiscount extends OrderDiscount {
  lines?: number[];
  onShipping?: number;
}

export interface NewOrder {
  id?: string;
  customerId: string | null;
  /** a customer whom Shopify does not know yet: told of first */
  newCustomer?: Customer;
  email?: string | null;
  phone?: string | null;
  clientIp?: string | null;
  lines: NewLine[];
  shipping?: number;
  /** what the buyer chose; "Standard" */
  shippingTitle?: string;
  shippingTaxRate?: number;
  discounts?: AppliedDiscount[];
  tip?: number;
  /** "paid": all of it at once */
  payments: "paid" | Array<{ gateway: string; amount: number }>;
  gateway?: string;
  source?: string;
  locationId?: string | null;
  company?: { id: string; locationId: string } | null;
  test?: boolean;
  tags?: string[];
  note?: string | null;
  presentmentCurrency?: string;
  rate?: number;
  locale?: string | null;
  address?: Address | null;
}

export function newLine(change: Change, line: NewLine, exchange = false): OrderLine {
  return {
    id: line.id ?? String(change.next("line", 14_000_000_000_001)),
    productId: line.productId ?? null,
    variantId: line.variantId ?? null,
    sku: line.sku,
    title: line.title,
    vendor: line.vendor ?? null,
    giftCard: line.giftCard ?? false,
    quantity: line.quantity,
    removed: 0,
    price: line.price,
    taxRate: line.taxRate ?? 0,
    allocations: [],
    tip: false,
    exchange,
    sellingPlan: line.sellingPlan ?? null,
  };
}

/** Each discount in turn, over what the ones before left; gift cards apart. */
function allocate(lines: OrderLine[], discounts: AppliedDiscount[]): OrderLine[] {
  return discounts.reduce((left, discount, index) => {
    const parts =
      discount.lines ??
      spread(
        discount.amount,
        left.map((line) => (line.giftCard ? 0 : lineNet(line))),
      );
    return left.map((line, at) => {
      const amount = parts[at] ?? 0;
      return amount === 0 ? line : { ...line, allocations: [...line.allocations, { discount: index, amount }] };
    });
  }, lines);
}

/** An order keeps what was taken off with its lines. */
function asKept({ lines: _, onShipping: __, ...discount }: AppliedDiscount): OrderDiscount {
  return discount;
}

/** The order before anything is paid. */
function unpaidOrder(world: World, change: Change, wanted: NewOrder): Order {
  const { shop } = change;
  const customer = wanted.newCustomer ?? (wanted.customerId ? world.state.get("customer", shop.domain, wanted.customerId) : undefined);
  const discounts = wanted.discounts ?? [];
  const freed = discounts.findIndex((discount) => (discount.onShipping ?? 0) > 0);
  const tip = wanted.tip ?? 0;
  const lines = wanted.lines.map((line) => newLine(change, line));
  const tipLines = tip === 0 ? [] : [{ ...newLine(change, { sku: "", title: "Tip", quantity: 1, price: tip }), tip: true }];
  return {
    id: wanted.id ?? String(change.next("order", 6_000_000_000_001)),
    number: change.next("order-number", 1001),
    customerId: customer?.id ?? null,
    email: wanted.email ?? customer?.email ?? null,
    ...(wanted.phone ? { phone: wanted.phone } : {}),
    ...(wanted.clientIp ? { clientIp: wanted.clientIp } : {}),
    createdAt: change.at,
    updatedAt: change.at,
    cancelledAt: null,
    cancelReason: null,
    source: wanted.source ?? "web",
    locationId: wanted.locationId ?? null,
    company: wanted.company ?? null,
    test: wanted.test ?? false,
    taxesIncluded: shop.taxesIncluded,
    currency: shop.currency,
    presentmentCurrency: wanted.presentmentCurrency ?? shop.currency,
    rate: wanted.rate ?? 1,
    locale: wanted.locale ?? customer?.locale ?? null,
    tags: wanted.tags ?? [],
    note: wanted.note ?? null,
    discounts: discounts.map(asKept),
    lines: [...allocate(lines, discounts), ...tipLines],
    shipping: {
      id: String(change.next("shipping", 5_000_000_000_001)),
      title: wanted.shippingTitle ?? "Standard",
      price: wanted.shipping ?? 0,
      taxRate: wanted.shippingTaxRate ?? 0,
      ...(freed < 0 ? {} : { allocation: { discount: freed, amount: discounts[freed]!.onShipping ?? 0 } }),
    },
    tip,
    transactions: [],
    refunds: [],
    returns: [],
    fulfilments: [],
    edited: false,
    address: wanted.address ?? customer?.address ?? null,
  };
}

/** What the order would come to, with nothing placed and no number used up. */
export function quoteOrder(world: World, shop: Shop, wanted: NewOrder): Order {
  return unpaidOrder(world, startChange(world, shop), wanted);
}

/** Places an order and tells of it: orders/create, and orders/paid when nothing is outstanding. */
export function placeOrder(
  world: World,
  shop: Shop,
  wanted: NewOrder,
  at?: Date | string,
  also: (change: Change) => void = () => undefined,
): Order {
  const change = startChange(world, shop, at);
  if (wanted.newCustomer) change.putCustomer(wanted.newCustomer);
  const unpaid = unpaidOrder(world, change, wanted);
  const payments =
    wanted.payments === "paid" ? [{ gateway: wanted.gateway ?? "shopify_payments", amount: totalsOf(unpaid).total }] : wanted.payments;
  const order: Order = {
    ...unpaid,
    transactions: payments.map(({ gateway, amount }) => ({
      id: String(change.next("transaction", 7_000_000_000_001)),
      kind: "sale" as const,
      gateway,
      amount,
      at: change.at,
    })),
  };
  change.putOrder(order);
  if (wanted.newCustomer) change.tell("customers/create", { customer: wanted.newCustomer.id });
  change.tellOrder(order, "orders/create");
  if (totalsOf(order).outstanding === 0) change.tellOrder(order, "orders/paid");
  also(change);
  change.commit();
  return order;
}
