import type { Customer, Discount, Product, Segment } from "../store/entities";
import type { Order } from "../store/order";
import { financialStatus } from "../store/order-totals";
import { Connection, sortKey, type PageArguments } from "./connection";
import { idOf, seesOrder, type Context } from "./context";
import { findNode } from "./find-node";
import { subscriptionConnection } from "./mutations/subscriptions";
import { matcher } from "./search";
import { CustomerNode } from "./nodes/customer-node";
import { AnyDiscountNode, DiscountNode, discountStatus } from "./nodes/discount-node";
import { giftCards } from "./nodes/gift-card-node";
import { definitionNode, ownNamespace } from "./nodes/metafield-node";
import { OrderNode } from "./nodes/order-node";
import { collectionConnection, collectionNode, productConnection } from "./nodes/product-node";
import { segmentMembers, segmentNode, theSegment } from "./nodes/segment-node";
import { InstallationNode, ShopNode } from "./nodes/shop-node";

type ListArguments = PageArguments & { query?: string | null; sortKey?: string | null };

const orderSorts: Record<string, (order: Order) => string> = {
  UPDATED_AT: (order) => order.updatedAt,
  CREATED_AT: (order) => order.createdAt,
  PROCESSED_AT: (order) => order.createdAt,
  ORDER_NUMBER: (order) => String(order.number).padStart(12, "0"),
  ID: () => "",
};

const orderFields: Record<string, (order: Order) => string[]> = {
  updated_at: (order) => [order.updatedAt],
  created_at: (order) => [order.createdAt],
  processed_at: (order) => [order.createdAt],
  id: (order) => [order.id],
  name: (order) => [`#${order.number}`, String(order.number)],
  customer_id: (order) => (order.customerId === null ? [] : [order.customerId]),
  email: (order) => (order.email === null ? [] : [order.email]),
  tag: (order) => order.tags,
  test: (order) => [String(order.test)],
  discount_code: (order) => order.discounts.flatMap(({ code }) => (code === "" ? [] : [code])),
  financial_status: (order) => [financialStatus(order)],
  status: (order) => ["any", order.cancelledAt ? "cancelled" : "open"],
};

const customerFields: Record<string, (customer: Customer) => string[]> = {
  updated_at: (customer) => [customer.updatedAt],
  id: (customer) => [customer.id],
  email: (customer) => (customer.email === null ? [] : [customer.email]),
  first_name: ({ firstName }) => (firstName === null ? [] : [firstName]),
  last_name: ({ lastName }) => (lastName === null ? [] : [lastName]),
  phone: (customer) => (customer.phone === null ? [] : [customer.phone]),
  tag: (customer) => customer.tags,
  state: (customer) => [customer.state],
};

function sorted<T>(sorts: Record<string, (item: T) => string>, wanted: string | null | undefined, usual: string): (item: T) => string {
  const sort = sorts[wanted ?? usual];
  if (!sort) throw new Error(`The stand-in store cannot sort by ${wanted}.`);
  return sort;
}

/** The fields of Shopify's QueryRoot that are answered. */
export const queryRoot = {
  shop: (_: object, context: Context) => new ShopNode(context.shop, context),
  currentAppInstallation: (_: object, context: Context) => new InstallationNode(context),
  shopLocales: (args: { published?: boolean }, context: Context) =>
    context.shop.locales.filter((locale) => !args.published || locale.published),

  node: (args: { id: string }, context: Context) => findNode(context, args.id),
  nodes: (args: { ids: string[] }, context: Context) => args.ids.map((id) => findNode(context, id)),
  order: (args: { id: string }, context: Context) => findNode(context, args.id, "Order"),
  refund: (args: { id: string }, context: Context) => findNode(context, args.id, "Refund"),
  customer: (args: { id: string }, context: Context) => findNode(context, args.id, "Customer"),
  product: (args: { id: string }, context: Context) => findNode(context, args.id, "Product"),
  productVariant: (args: { id: string }, context: Context) => findNode(context, args.id, "ProductVariant"),
  collection: (args: { id: string }, context: Context) => findNode(context, args.id, "Collection"),
  codeDiscountNode: (args: { id: string }, context: Context) => findNode(context, args.id, "DiscountCodeNode"),
  giftCard: (args: { id: string }, context: Context) => findNode(context, args.id, "GiftCard"),
  giftCards,
  storeCreditAccount: (args: { id: string }, context: Context) => findNode(context, args.id, "StoreCreditAccount"),

  orders: (args: ListArguments, context: Context) => {
    const keep = matcher(args.query, orderFields);
    const sort = sorted(orderSorts, args.sortKey, "PROCESSED_AT");
    const seen = [...context.world.state.table("order", context.shop.domain).values()].filter(
      (order) => seesOrder(context, order) && keep(order),
    );
    return new Connection(
      seen,
      args,
      (order) => sortKey(sort(order), order.id),
      (order) => new OrderNode(order),
    );
  },

  ordersCount: (args: { query?: string | null }, context: Context) => {
    const keep = matcher(args.query, orderFields);
    const all = [...context.world.state.table("order", context.shop.domain).values()];
    return { count: all.filter((order) => seesOrder(context, order) && keep(order)).length, precision: "EXACT" };
  },

  customers: (args: ListArguments, context: Context) => {
    const keep = matcher(args.query, customerFields);
    const sort = sorted<Customer>(
      { ID: () => "", UPDATED_AT: (one) => one.updatedAt, CREATED_AT: (one) => one.createdAt },
      args.sortKey,
      "ID",
    );
    const all = [...context.world.state.table("customer", context.shop.domain).values()].filter(keep);
    return new Connection(
      all,
      args,
      (one) => sortKey(sort(one), one.id),
      (one) => new CustomerNode(one, context),
    );
  },

  customersCount: (_: object, context: Context) => ({
    count: context.world.state.table("customer", context.shop.domain).size,
    precision: "EXACT",
  }),

  products: (args: ListArguments, context: Context) => {
    const keep = matcher<Product>(args.query, {
      id: (one) => [one.id],
      title: (one) => [one.title],
      tag: (one) => one.tags,
      vendor: (one) => [one.vendor],
    });
    return productConnection([...context.world.state.table("product", context.shop.domain).values()].filter(keep), args);
  },

  collections: (args: ListArguments, context: Context) =>
    collectionConnection(context.world.state.table("collection", context.shop.domain).values(), args, context),

  collectionByIdentifier: ({ identifier }: { identifier: { id?: string; handle?: string } }, context: Context) => {
    if (identifier.id) return findNode(context, identifier.id, "Collection");
    const all = context.world.state.table("collection", context.shop.domain).values();
    const found = [...all].find(({ handle }) => handle === identifier.handle);
    return found ? collectionNode(found, context) : null;
  },

  segment: (args: { id: string }, context: Context) => findNode(context, args.id, "Segment"),

  segments: (args: ListArguments, context: Context) => {
    const keep = matcher<Segment>(args.query, { id: (one) => [one.id], name: (one) => [one.name] });
    return new Connection(
      [...context.world.state.table("segment", context.shop.domain).values()].filter(keep),
      args,
      (one) => sortKey("", one.id),
      segmentNode,
    );
  },

  customerSegmentMembers: (args: PageArguments & { segmentId?: string | null }, context: Context) =>
    segmentMembers(theSegment(context, args.segmentId ?? ""), args, context),

  customerSegmentMembership: (args: { customerId: string; segmentIds: string[] }, context: Context) => ({
    memberships: args.segmentIds.map((segmentId) => ({
      segmentId,
      isMember: theSegment(context, segmentId)?.members.includes(idOf("Customer", args.customerId) ?? "") ?? false,
    })),
  }),

  webhookSubscriptions: subscriptionConnection,

  /** codes differ by letters, not by their case */
  codeDiscountNodeByCode: (args: { code: string }, context: Context) => {
    const code = args.code.toLowerCase();
    const all = [...context.world.state.table("discount", context.shop.domain).values()];
    const found = all.find((one) => !one.automatic && one.code.toLowerCase() === code);
    return found ? new DiscountNode(found, context) : null;
  },

  codeDiscountNodes: (args: ListArguments, context: Context) => {
    const keep = matcher<Discount>(args.query, {
      tag: (one) => one.tags,
      code: (one) => [one.code],
      title: (one) => [one.title],
      status: (one) => [discountStatus(one, context.world.now()).toLowerCase()],
    });
    const all = [...context.world.state.table("discount", context.shop.domain).values()].filter((one) => !one.automatic && keep(one));
    return new Connection(
      all,
      args,
      (one) => sortKey("", one.id),
      (one) => new DiscountNode(one, context),
    );
  },

  discountNodes: (args: ListArguments, context: Context) => {
    const keep = matcher<Discount>(args.query, {
      code: (one) => [one.code],
      title: (one) => [one.title],
      method: (one) => [one.automatic ? "automatic" : "code"],
      status: (one) => [discountStatus(one, context.world.now()).toLowerCase()],
      tag: (one) => one.tags,
    });
    const all = [...context.world.state.table("discount", context.shop.domain).values()].filter(keep);
    return new Connection(
      all,
      args,
      (one) => sortKey("", one.id),
      (one) => new AnyDiscountNode(one, context),
    );
  },

  metafieldDefinitions: (args: PageArguments & { ownerType: string; namespace?: string | null; key?: string | null }, context: Context) => {
    const all = [...context.world.state.table("definition", context.shop.domain).values()].filter(
      (one) =>
        one.ownerType === args.ownerType &&
        (!args.namespace || one.namespace === ownNamespace(args.namespace)) &&
        (!args.key || one.key === args.key),
    );
    return new Connection(all, args, (one) => sortKey("", one.id), definitionNode);
  },
};
