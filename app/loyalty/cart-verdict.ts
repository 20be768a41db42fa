import type { CartFacts, CartLine } from "./cart-facts";
import { inTheWay, type CombiningDiscount } from "./combining";

/** A code that stands in the cart; null: nobody knows what it is. */
export interface CodeInCart {
  code: string;
  terms: CombiningDiscount | null;
}

/** What a code asks of a cart. */
export interface CodeTerms extends CombiningDiscount {
  /** the program's, ISO 4217 */
  currency: string;
  /** minor units; null: none */
  minimum: number | null;
  /** whether the minimum counts the goods that the code lowers, as at Shopify, or all that is in the cart */
  minimumOf: "entitled" | "cart";
  /** whether it lowers what customers subscribe to */
  subscriptions: boolean;
  /** whether it lowers these goods; null: not known */
  entitles(line: CartLine): boolean | null;
}

export type CartRefusal =
  | { reason: "excluded-goods" | "subscription-only" }
  /** minor units of the cart's currency */
  | { reason: "below-minimum"; minimum: number; counted: number }
  | { reason: "not-combinable"; codes: string[] }
  | { reason: "too-many-codes"; most: number };

export interface CartVerdict {
  /** null: nothing that we know of is in the way */
  refusal: CartRefusal | null;
  /** minor units of the cart's currency: what the code may lower */
  entitled: number;
  /** some goods in the cart are not lowered */
  partly: boolean;
  /** the cart is in another currency than the minimum: Shopify converts, and judges */
  unjudged: boolean;
}

/** An order takes so many codes of products and of the order, and so many of shipping. */
export const mostCodes = { goods: 5, shipping: 1 } as const;

const sum = (lines: readonly CartLine[]): number => lines.reduce((total, { amount }) => total + amount, 0);

/**
 * Whether a code would apply to this cart, as far as a shop's own word for it goes: it spares the shopper points for a code that cannot
 * work, and Shopify has the last word. An empty cart is no reason: it may be filled. Gift cards are no goods.
 */
export function cartVerdict(terms: CodeTerms, cart: CartFacts, codes: readonly CodeInCart[]): CartVerdict {
  const goods = cart.lines.filter(({ giftCard }) => !giftCard);
  const named = goods.filter((line) => terms.entitles(line) !== false);
  const entitled = named.filter(({ subscription }) => terms.subscriptions || !subscription);
  const free = terms.classes.includes("shipping");
  return {
    refusal: goods.length === 0 ? null : refusalOf(terms, cart, { goods, named, entitled }, codes),
    entitled: sum(entitled),
    partly: !free && entitled.length > 0 && entitled.length < goods.length,
    unjudged: terms.minimum !== null && cart.currency !== terms.currency,
  };
}

interface Lines {
  goods: readonly CartLine[];
  named: readonly CartLine[];
  entitled: readonly CartLine[];
}

function refusalOf(terms: CodeTerms, cart: CartFacts, lines: Lines, codes: readonly CodeInCart[]): CartRefusal | null {
  if (lines.named.length === 0) return { reason: "excluded-goods" };
  if (lines.entitled.length === 0) return { reason: "subscription-only" };
  if (terms.minimum !== null && cart.currency === terms.currency) {
    const counted = sum(terms.minimumOf === "entitled" ? lines.entitled : lines.goods);
    if (counted < terms.minimum) return { reason: "below-minimum", minimum: terms.minimum, counted };
  }
  return besideOthers(terms, codes);
}

function besideOthers(terms: CodeTerms, codes: readonly CodeInCart[]): CartRefusal | null {
  const frees = ({ terms: other }: CodeInCart) => other?.classes.includes("shipping") === true && other.classes.length === 1;
  const kind = terms.classes.includes("shipping") ? "shipping" : "goods";
  const standing = codes.filter((one) => frees(one) === (kind === "shipping"));
  if (standing.length >= mostCodes[kind]) return { reason: "too-many-codes", most: mostCodes[kind] };
  const against = codes.filter(({ terms: other }) => other !== null && inTheWay(terms, other) !== null);
  return against.length === 0 ? null : { reason: "not-combinable", codes: against.map(({ code }) => code) };
}
