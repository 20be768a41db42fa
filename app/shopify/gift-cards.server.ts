import { FidelioError } from "../base/errors";
import { adminClient } from "./admin/client.server";
import { CreateGiftCardDocument, DisableGiftCardDocument, FindGiftCardsDocument, type FindGiftCardsQuery } from "./admin/generated";
import type { DiscountOptions } from "./discounts.server";
import { gidOf } from "./facts/ids";
import { unavailable } from "./unavailable";

/** A gift card for one customer. All of it is decided before the first try. */
export interface NewGiftCard {
  /** 8 to 20 letters and digits, no case: its natural key */
  code: string;
  /** a decimal in the shop's currency */
  amount: string;
  currency: string;
  customerId: string | null;
  /** the last calendar day on which it is worth something, such as 2026-12-31; null: it does not end */
  expiresOn: string | null;
  /** names what it is for: Shopify never shows a card's code again, so this tells ours from another's */
  note: string;
}

export interface FoundGiftCard {
  gid: string;
  enabled: boolean;
  /** something of it was spent */
  touched: boolean;
}

/**
 * Makes the card at Shopify, once however often it is tried: TAKEN means that an earlier try succeeded, and that card is adopted.
 * Throws `shopify_unavailable` when a later try may succeed, and `conflict` with reason "shopify-refused" or "code-taken" when
 * none will.
 */
export async function createGiftCard(shopDomain: string, card: NewGiftCard, options: DiscountOptions = {}): Promise<{ gid: string }> {
  const { giftCardCreate: made } = await adminClient(shopDomain).run(
    CreateGiftCardDocument,
    {
      card: {
        code: card.code,
        initialAmount: { amount: card.amount, currencyCode: card.currency as never },
        customerId: card.customerId === null ? null : gidOf("Customer", card.customerId),
        expiresOn: card.expiresOn,
        note: card.note,
      },
    },
    { ...options, repeatable: true },
  );
  if (made?.giftCard) return { gid: made.giftCard.id };
  const codes = (made?.userErrors ?? []).map((one) => one.code);
  if (!codes.includes("TAKEN")) throw refused(shopDomain, codes);
  const found = await findCards(shopDomain, card.code, options);
  const own = found.find((one) => one.note === card.note);
  // somebody disabled it before we heard of it: nobody can spend it, and nobody is to pay for it
  if (own && !own.enabled) throw refused(shopDomain, codes);
  if (own) return { gid: own.id };
  // the search runs behind what was made: nobody else's means that ours is not shown yet
  if (found.length === 0) throw unavailable(shopDomain, "server-error", undefined, "FindGiftCards");
  throw new FidelioError("conflict", { reason: "code-taken", shop: shopDomain });
}

/** The card that a try of ours made under this code and note; null: none, as far as Shopify shows. */
export async function findGiftCard(
  shopDomain: string,
  { code, note }: Pick<NewGiftCard, "code" | "note">,
  options: DiscountOptions = {},
): Promise<FoundGiftCard | null> {
  const own = (await findCards(shopDomain, code, options)).find((one) => one.note === note);
  return own ? { gid: own.id, enabled: own.enabled, touched: own.balance.amount !== own.initialValue.amount } : null;
}

/** Disables a card for good. One that is gone is as good as disabled. */
export async function disableGiftCard(shopDomain: string, gid: string, options: DiscountOptions = {}): Promise<void> {
  const { giftCardDeactivate: done } = await adminClient(shopDomain).run(
    DisableGiftCardDocument,
    { id: gid },
    { ...options, repeatable: true },
  );
  const left = (done?.userErrors ?? []).filter((one) => one.code !== "GIFT_CARD_NOT_FOUND").map((one) => one.code);
  if (left.length > 0) throw refused(shopDomain, left);
}

async function findCards(shopDomain: string, code: string, options: DiscountOptions): Promise<FindGiftCardsQuery["giftCards"]["nodes"]> {
  return (await adminClient(shopDomain).run(FindGiftCardsDocument, { code }, options)).giftCards.nodes;
}

function refused(shopDomain: string, codes: ReadonlyArray<string | null>): FidelioError {
  if (codes.includes("INTERNAL_ERROR")) return unavailable(shopDomain, "server-error", undefined, "GiftCard");
  return new FidelioError("conflict", { reason: "shopify-refused", shop: shopDomain, codes });
}
