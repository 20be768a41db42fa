import type { Api } from "@shopify/ui-extensions/pos.home.modal.render";

type Cart = Api["cart"]["current"]["value"];

/** A cart as the till tells it before anything is in it. What may be left out is named too: the tester refuses what is not there. */
export const emptyCart = (customer?: { id: number }): Cart =>
  ({
    subtotal: "0.00",
    taxTotal: "0.00",
    grandTotal: "0.00",
    customer,
    cartDiscount: undefined,
    cartDiscounts: [],
    lineItems: [],
    properties: {},
  }) as unknown as Cart;
