/**
 * A cart as the shopper's own surface tells it: nobody proves it, so it only spares the shopper a code that would not work. What a
 * code really takes off is Shopify's to say.
 */
export interface CartFacts {
  /** what the buyer sees prices in, ISO 4217; amounts are its minor units */
  currency: string;
  lines: CartLine[];
  /** codes in the cart, as the cart says them */
  codes: string[];
}

export interface CartLine {
  /** numbers of Shopify's ids */
  productId: string;
  variantId: string;
  quantity: number;
  /** minor units of the whole line, after what is taken off it by itself */
  amount: number;
  subscription: boolean;
  giftCard: boolean;
}
