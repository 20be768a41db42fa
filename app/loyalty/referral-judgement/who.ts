import { nearness, type Nearness } from "./doors";
import type { Party } from "./facts";
import { fold } from "./fold";
import { mailboxName, plainMailbox } from "./mailbox";
import { nameLikeness } from "./names";

const order: readonly Nearness[] = ["door", "house", "other-flat", "apart"];

/** How near the nearest of their addresses are; apart where one of them gave none. */
export function nearest(one: Party, other: Party): Nearness {
  const all = one.addresses.flatMap((address) => other.addresses.map((another) => nearness(address, another)));
  return order.find((near) => all.includes(near)) ?? "apart";
}

export function livesWith(one: Party, other: Party): boolean {
  const near = nearest(one, other);
  return near === "door" || near === "house";
}

export function sharePhone(one: Party, other: Party): boolean {
  return one.phones.some((phone) => other.phones.includes(phone));
}

export function shareMailbox(one: Party, other: Party): boolean {
  const plain = new Set(one.emails.map(plainMailbox).filter((mailbox) => mailbox !== null));
  return other.emails.some((email) => plain.has(plainMailbox(email) ?? ""));
}

/**
 * A mailbox of one that speaks of the other: it holds the other's first and last name while its owner has another, or its name is that
 * of the other's mailbox. A surname alone speaks of a family.
 */
export function mailboxSpeaksOf(owner: Party, other: Party): boolean {
  const [first, last] = [letters(other.firstName), letters(other.lastName)];
  const mailboxes = owner.emails.map(mailboxName);
  if (first.length >= 3 && last.length >= 3 && nameLikeness(owner, other) !== "same") {
    if (mailboxes.some((name) => name.includes(first) && name.includes(last))) return true;
  }
  const others = new Set(other.emails.map(mailboxName));
  return mailboxes.some((name) => name.length >= 6 && name !== last && name !== letters(owner.lastName) && others.has(name));
}

function letters(name: string | null): string {
  return fold(name).replaceAll(" ", "");
}
