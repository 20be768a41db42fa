import { isFidelioError } from "../base/errors";
import type { PostalAddress } from "../loyalty/referral-judgement/facts";
import { adminClient } from "./admin/client.server";
import type { RunOptions } from "./admin/client";
import {
  FindCustomersAlikeDocument,
  ReadCustomerIdentitiesDocument,
  ReadOrderIdentitiesDocument,
  type ReadCustomerIdentitiesQuery,
  type ReadOrderIdentitiesQuery,
} from "./admin/generated";
import { gidOf, idOfGid } from "./facts/ids";

/** A person as Shopify tells of them now. Any part may be missing: Shopify withholds it until the app is approved for it. */
export interface Person {
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  /** each once */
  addresses: PostalAddress[];
}

/** Who placed an order, and from where. */
export interface OrderPerson extends Person {
  orderId: string;
  customerId: string | null;
  /** the network address of the buyer's browser */
  clientIp: string | null;
}

export interface CustomerPerson extends Person {
  customerId: string;
  /** all orders that Shopify counts, also those from before the app */
  orderCount: number;
  /** the newest that Shopify gives, five at most */
  orders: OrderPerson[];
}

type GivenAddress = Omit<PostalAddress, "country"> & { countryCodeV2: string | null };

const addressOf = ({ name, company, address1, address2, zip, city, countryCodeV2 }: GivenAddress): PostalAddress => {
  return { name, company, address1, address2, zip, city, country: countryCodeV2 };
};

/** Bills and parcels mostly go to the same door. */
const eachOnce = (addresses: PostalAddress[]): PostalAddress[] => {
  const written = addresses.map((address) => JSON.stringify(address));
  return addresses.filter((_, place) => written.indexOf(written[place] ?? "") === place);
};

type Nodes<Query extends { nodes: unknown[] }, Field extends string> = Extract<NonNullable<Query["nodes"][number]>, Record<Field, unknown>>;
type GivenOrder = Extract<Nodes<ReadOrderIdentitiesQuery, "clientIp">, { id: string }>;
type GivenCustomer = Extract<Nodes<ReadCustomerIdentitiesQuery, "firstName">, { id: string }>;

function orderPerson(order: GivenOrder): OrderPerson {
  const given = [order.billingAddress, order.shippingAddress].filter((one) => one !== null);
  return {
    orderId: idOfGid(order.id),
    customerId: order.customer === null ? null : idOfGid(order.customer.id),
    clientIp: order.clientIp,
    email: order.email,
    phone: order.phone,
    firstName: given[0]?.firstName ?? null,
    lastName: given[0]?.lastName ?? null,
    addresses: eachOnce(given.map(addressOf)),
  };
}

const customerPerson = (node: Omit<GivenCustomer, "orders"> & Partial<Pick<GivenCustomer, "orders">>): CustomerPerson => ({
  customerId: idOfGid(node.id),
  email: node.defaultEmailAddress?.emailAddress ?? null,
  phone: node.defaultPhoneNumber?.phoneNumber ?? null,
  firstName: node.firstName,
  lastName: node.lastName,
  addresses: eachOnce(node.addressesV2.nodes.map(addressOf)),
  orderCount: Number(node.numberOfOrders),
  orders: node.orders?.nodes.map(orderPerson) ?? [],
});

/** What Shopify withholds is not known; whatever else goes wrong is thrown on. */
async function unlessWithheld<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (isFidelioError(error, "shopify_unavailable") && error.detail["reason"] === "access-denied") return otherwise;
    throw error;
  }
}

/**
 * Who placed these orders, by their id. Left out: what Shopify does not give (deleted, older than 60 days without `read_all_orders`), and
 * all of them while the app is not approved for such data. For looking at, never for keeping. Throws `shopify_unavailable`.
 */
export async function readOrderPersons(
  shopDomain: string,
  orderIds: readonly string[],
  options: RunOptions = {},
): Promise<Map<string, OrderPerson>> {
  if (orderIds.length === 0) return new Map();
  const ids = orderIds.map((id) => gidOf("Order", id));
  const { nodes } = await unlessWithheld(adminClient(shopDomain).run(ReadOrderIdentitiesDocument, { ids }, options), { nodes: [] });
  return new Map(nodes.flatMap((node) => (isOrder(node) ? [[idOfGid(node.id), orderPerson(node)] as const] : [])));
}

/** These customers by their id; as with orders, what is not given is left out. Throws `shopify_unavailable`. */
export async function readCustomerPersons(
  shopDomain: string,
  customerIds: readonly string[],
  options: RunOptions = {},
): Promise<Map<string, CustomerPerson>> {
  if (customerIds.length === 0) return new Map();
  const ids = customerIds.map((id) => gidOf("Customer", id));
  const { nodes } = await unlessWithheld(adminClient(shopDomain).run(ReadCustomerIdentitiesDocument, { ids }, options), { nodes: [] });
  return new Map(nodes.flatMap((node) => (isCustomer(node) ? [[idOfGid(node.id), customerPerson(node)] as const] : [])));
}

const isOrder = (node: ReadOrderIdentitiesQuery["nodes"][number]): node is GivenOrder => node !== null && "clientIp" in node;
const isCustomer = (node: ReadCustomerIdentitiesQuery["nodes"][number]): node is GivenCustomer => node !== null && "firstName" in node;

/** Whatever is not plain would have to be escaped, and a search for it finds more than was meant: it is left out. */
const plainEmail = /^[\w.+-]+@[\w.-]+$/u;
const plainStart = /^[\w.-]{4,}$/u;
const plainName = /^[\p{L}\p{M}’' .-]+$/u;

/** What to look for: addresses, beginnings of addresses, telephone numbers (E.164), and one name. */
export interface AlikeSearch {
  emails: readonly string[];
  beginnings: readonly string[];
  phones: readonly string[];
  name: { first: string; last: string } | null;
}

function searchesOf({ emails, beginnings, phones, name }: AlikeSearch): string[] {
  const contacts = [
    ...emails.filter((email) => plainEmail.test(email)).map((email) => `email:"${email}"`),
    ...beginnings.filter((start) => plainStart.test(start)).map((start) => `email:${start}*`),
    ...phones.filter((phone) => /^\+\d+$/u.test(phone)).map((phone) => `phone:"${phone}"`),
  ];
  const named = name !== null && plainName.test(name.first) && plainName.test(name.last);
  return [[...new Set(contacts)].join(" OR "), named ? `first_name:"${name.first}" last_name:"${name.last}"` : ""].filter(Boolean);
}

/**
 * Customers who have one of these, each once and without their orders; a search may find more than was asked, and of a common name
 * not all. Throws `shopify_unavailable`.
 */
export async function findCustomersAlike(shopDomain: string, search: AlikeSearch, options: RunOptions = {}): Promise<CustomerPerson[]> {
  const client = adminClient(shopDomain);
  const none = { customers: { nodes: [] } };
  const pages = await Promise.all(
    searchesOf(search).map((query) => unlessWithheld(client.run(FindCustomersAlikeDocument, { query }, options), none)),
  );
  const found = pages.flatMap(({ customers }) => customers.nodes.map(customerPerson));
  return [...new Map(found.map((person) => [person.customerId, person])).values()];
}
