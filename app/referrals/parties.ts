import { nobody, type Party } from "../loyalty/referral-judgement/facts";
import { plainMailbox } from "../loyalty/referral-judgement/mailbox";
import type { AlikeSearch, CustomerPerson, OrderPerson, Person } from "../shopify/identities.server";
import { phoneOf } from "./contact";

const eachOnce = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** A number is dialled from where its owner has an address. */
const phoneOfPerson = ({ phone, addresses }: Person): string | null => phoneOf(phone, addresses[0]?.country ?? null);

/** One side of a referral, of all that Shopify tells of it; the first that has a name gives it. */
export function partyOf(persons: readonly Person[]): Party {
  const named = persons.find(({ firstName, lastName }) => firstName !== null || lastName !== null);
  if (persons.length === 0) return nobody;
  const addresses = persons.flatMap((person) => person.addresses);
  const written = addresses.map((address) => JSON.stringify(address));
  return {
    emails: eachOnce(persons.flatMap(({ email }) => email ?? [])),
    phones: eachOnce(persons.flatMap((person) => phoneOfPerson(person) ?? [])),
    firstName: named?.firstName ?? null,
    lastName: named?.lastName ?? null,
    addresses: addresses.filter((_, place) => written.indexOf(written[place] ?? "") === place),
  };
}

/** What to look for to find the friend among the shop's other customers. */
export function alikeSearch({ emails, phones, firstName, lastName }: Party): AlikeSearch {
  const plain = emails.flatMap((email) => plainMailbox(email) ?? []);
  const typed = emails.map((email) =>
    email
      .trim()
      .toLowerCase()
      .replace(/\+[^@]*@/u, "@"),
  );
  const beginnings = eachOnce([...plain, ...typed].map((email) => email.slice(0, email.lastIndexOf("@"))));
  const name = firstName && lastName ? { first: firstName, last: lastName } : null;
  return { emails: eachOnce([...plain, ...typed]), beginnings, phones: [...phones], name };
}

/** Whether another customer reads the same mailbox as the friend, whichever way it is written. */
export function isSameMailbox(person: Person, friend: Party): boolean {
  const plain = person.email === null ? null : plainMailbox(person.email);
  return plain !== null && friend.emails.some((email) => plainMailbox(email) === plain);
}

/**
 * Orders of the friend's placed before the judged one: those that we know, and what Shopify counts beyond what we and it can name,
 * which is from before the app. What was placed since and not heard of yet is not earlier.
 */
export function ordersBefore(
  judgedId: string | null,
  ours: { known: readonly string[]; earlier: number },
  friend: CustomerPerson | undefined,
): number {
  if (friend === undefined || judgedId === null) return ours.earlier;
  const unheard = friend.orders.filter(({ orderId }) => !ours.known.includes(orderId) && BigInt(orderId) >= BigInt(judgedId));
  return ours.earlier + Math.max(0, friend.orderCount - ours.known.length - unheard.length);
}

/** The orders' network addresses, as Shopify tells them. */
export const clientAddresses = (orders: readonly OrderPerson[]): string[] => orders.flatMap(({ clientIp }) => clientIp ?? []);
