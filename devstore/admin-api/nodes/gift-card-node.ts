import type { GiftCard } from "../../store/entities";
import { graphqlDecimal } from "../../store/money";
import { Connection, sortKey, type PageArguments } from "../connection";
import { gid, type Context } from "../context";
import { matcher } from "../search";
import { customerNode } from "./customer-node";

export function giftCardNode(card: GiftCard, context: Context): object {
  const { currency } = context.shop;
  const money = (minor: number) => ({ amount: graphqlDecimal(minor, currency), currencyCode: currency });
  const last = card.code.slice(-4);
  return {
    __typename: "GiftCard",
    id: gid("GiftCard", card.id),
    balance: money(card.balance),
    initialValue: money(card.initial),
    enabled: card.disabledAt === null,
    deactivatedAt: card.disabledAt,
    lastCharacters: last,
    maskedCode: `•••• •••• •••• ${last}`,
    note: card.note,
    expiresOn: card.expiresOn,
    createdAt: card.createdAt,
    updatedAt: card.updatedAt,
    order: null,
    lineItem: null,
    recipientAttributes: null,
    templateSuffix: null,
    customer: () => customerNode(context, card.customerId),
  };
}

/** A word without a field is looked for in the code: Shopify finds a card by all of it, in any case, and never shows it again. */
export function giftCards(args: PageArguments & { query?: string | null }, context: Context): object {
  const text = (args.query ?? "").trim();
  const keep = /^[a-z0-9]+$/i.test(text)
    ? (card: GiftCard) => card.code === text.toLowerCase()
    : matcher<GiftCard>(text, {
        id: (card) => [card.id],
        customer_id: (card) => (card.customerId === null ? [] : [card.customerId]),
        status: (card) => [card.disabledAt === null ? "enabled" : "disabled"],
        created_at: (card) => [card.createdAt],
      });
  return new Connection(
    [...context.world.state.table("giftCard", context.shop.domain).values()].filter(keep),
    args,
    (card) => sortKey("", card.id),
    (card) => giftCardNode(card, context),
  );
}
