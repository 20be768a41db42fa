import { DateTime } from "luxon";
import type { DiscountOptions } from "../shopify/discounts.server";
import { createGiftCard, disableGiftCard, findGiftCard, type NewGiftCard } from "../shopify/gift-cards.server";
import type { DiscountRow } from "./document";

/** Makes the gift card, or adopts the one that an earlier try made under its code. `zone`: the shop's, for its last day. */
export async function makeGiftCard(
  domain: string,
  discount: DiscountRow,
  zone: string,
  options: DiscountOptions,
): Promise<{ gid: string }> {
  return createGiftCard(domain, cardOf(discount, zone), options);
}

/** The card that a try without an answer made; null: there is none. */
export async function giftCardOfEarlierTry(
  domain: string,
  discount: DiscountRow,
  options: DiscountOptions,
): Promise<{ gid: string } | null> {
  const found = await findGiftCard(domain, { code: discount.code, note: noteOf(discount) }, options);
  return found?.enabled ? { gid: found.gid } : null;
}

/** Disables a card that nobody was told of. One that was spent all the same stays what it is. */
export async function removeGiftCard(domain: string, discount: DiscountRow, options: DiscountOptions = {}): Promise<void> {
  const found = await findGiftCard(domain, { code: discount.code, note: noteOf(discount) }, options);
  if (found?.enabled && !found.touched) await disableGiftCard(domain, found.gid, options);
}

function cardOf(discount: DiscountRow, zone: string): NewGiftCard {
  const { value, customerId } = discount.document;
  if (value.kind !== "gift-card") throw new TypeError(`A ${value.kind} is no gift card.`);
  const expiresOn = discount.endsAt === null ? null : DateTime.fromJSDate(discount.endsAt, { zone }).toISODate();
  return { code: discount.code, amount: value.amount, currency: value.currency, customerId, expiresOn, note: noteOf(discount) };
}

/** Shopify never shows a card's code again: by this, ours is told from another's. */
const noteOf = ({ id }: DiscountRow): string => `Fidelio ${id}`;
