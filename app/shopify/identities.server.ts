import { isFidelioError } from "../base/errors";
import { adminClient } from "./admin/client.server";
import type { RunOptions } from "./admin/client";
import {
  ReadCustomerIdentitiesDocument,
  ReadOrderIdentityDocument,
  type ReadCustomerIdentitiesQuery,
  type ReadOrderIdentityQuery,
} from "./admin/generated";
import { gidOf, idOfGid } from "./facts/ids";

/** Where somebody lives or has things sent, as they typed it. */
export interface PersonAddress {
  name: string | null;
  address1: string | null;
  address2: string | null;
  zip: string | null;
  city: string | null;
  /** ISO 3166-1 */
  country: string | null;
}

/** A person as Shopify tells of them now. Any part may be missing: Shopify withholds it until the app is approved for it. */
export interface Person {
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  addresses: PersonAddress[];
}

export interface CustomerPerson extends Person {
  /** all orders that Shopify counts, also those from before the app */
  orders: number | null;
}

/** Who placed an order, and from where. */
export interface OrderPerson extends Person {
  customerId: string | null;
  /** the network address of the buyer's browser */
  clientIp: string | null;
}

const withheld: Person = { email: null, phone: null, firstName: null, lastName: null, addresses: [] };

/** What Shopify withholds is unknown; whatever else goes wrong is thrown on. */
async function unlessWithheld<T>(asked: Promise<T>): Promise<T | "withheld"> {
  try {
    return await asked;
  } catch (error) {
    if (isFidelioError(error, "shopify_unavailable") && error.detail["reason"] === "access-denied") return "withheld";
    throw error;
  }
}

type GivenAddress = Omit<PersonAddress, "country"> & { countryCodeV2: string | null };

const addressOf = ({ name, address1, address2, zip, city, countryCodeV2 }: GivenAddress): PersonAddress => {
  return { name, address1, address2, zip, city, country: countryCodeV2 };
};

const isEqual = (one: PersonAddress, other: PersonAddress) => JSON.stringify(one) === JSON.stringify(other);

/** Each address once: bills and parcels mostly go to the same door. */
const different = (addresses: PersonAddress[]): PersonAddress[] =>
  addresses.filter((one, place) => addresses.findIndex((other) => isEqual(one, other)) === place);

function orderPerson(order: NonNullable<ReadOrderIdentityQuery["order"]>): OrderPerson {
  const given = [order.billingAddress, order.shippingAddress].filter((one) => one !== null);
  return {
    customerId: order.customer === null ? null : idOfGid(order.customer.id),
    clientIp: order.clientIp,
    email: order.email,
    phone: order.phone,
    firstName: given[0]?.firstName ?? null,
    lastName: given[0]?.lastName ?? null,
    addresses: different(given.map(addressOf)),
  };
}

/**
 * Who placed the order. Null where Shopify does not give it: deleted, or older than 60 days without `read_all_orders`. What it tells is
 * for looking at, never for keeping. Throws `shopify_unavailable`.
 */
export async function readOrderPerson(shopDomain: string, orderId: string, options: RunOptions = {}): Promise<OrderPerson | null> {
  const read = await unlessWithheld(adminClient(shopDomain).run(ReadOrderIdentityDocument, { id: gidOf("Order", orderId) }, options));
  if (read === "withheld") return { ...withheld, customerId: null, clientIp: null };
  return read.order === null ? null : orderPerson(read.order);
}

type Node = NonNullable<ReadCustomerIdentitiesQuery["nodes"][number]>;
type GivenCustomer = Extract<Node, { firstName: string | null }>;

const customerPerson = (node: GivenCustomer): CustomerPerson => ({
  email: node.defaultEmailAddress?.emailAddress ?? null,
  phone: node.defaultPhoneNumber?.phoneNumber ?? null,
  firstName: node.firstName,
  lastName: node.lastName,
  addresses: different(node.addressesV2.nodes.map(addressOf)),
  orders: Number(node.numberOfOrders),
});

/** These customers by their id; one that is gone is not there. For looking at, never for keeping. Throws `shopify_unavailable`. */
export async function readCustomerPersons(
  shopDomain: string,
  customerIds: readonly string[],
  options: RunOptions = {},
): Promise<Map<string, CustomerPerson>> {
  if (customerIds.length === 0) return new Map();
  const ids = customerIds.map((id) => gidOf("Customer", id));
  const read = await unlessWithheld(adminClient(shopDomain).run(ReadCustomerIdentitiesDocument, { ids }, options));
  if (read === "withheld") return new Map(customerIds.map((id) => [id, { ...withheld, orders: null }]));
  return new Map(read.nodes.flatMap((node) => (node && "firstName" in node ? [[idOfGid(node.id), customerPerson(node)] as const] : [])));
}
