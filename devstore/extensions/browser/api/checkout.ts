import type { CheckoutState } from "../../host-state";
import { known } from "../fault";
import { buyerApi, saleApi } from "./buyer";
import { joined, type Making } from "./making";

/** What extensions may change at checkout; the page does it and shows what became of it. */
const changes = ["applyDiscountCodeChange", "applyCartLinesChange"] as const;

const instructions = ({ canUpdateDiscountCodes, canChangeLines }: CheckoutState) => ({
  attributes: { canUpdateAttributes: false },
  delivery: { canSelectCustomAddress: false },
  discounts: { canUpdateDiscountCodes },
  lines: { canAddCartLine: canChangeLines, canRemoveCartLine: canChangeLines, canUpdateCartLine: canChangeLines },
  metafields: { canSetCartMetafields: false, canDeleteCartMetafield: false },
  notes: { canUpdateNote: false },
});

export function checkoutApi(making: Making<CheckoutState>): object {
  const { live, host } = making;
  const buyerIdentity = live.signals({
    customer: (state) => state.customer ?? undefined,
    email: (state) => state.email ?? undefined,
    phone: (state) => state.customer?.phone,
    purchasingCompany: () => undefined,
  });
  const done = live.now().page === "thank-you";
  const journey = live.signals({ completed: () => done, activeStep: () => ({ handle: done ? "thank-you" : "checkout" }), steps: () => [] });
  const acts = Object.fromEntries(changes.map((name) => [name, (change: unknown) => host.act(name, [change])]));
  return joined(
    buyerApi(making),
    saleApi(live, (state) => state),
    live.signals({ instructions }),
    {
      shop: known("shop", live.now().shop),
      buyerIdentity: known("buyerIdentity", buyerIdentity),
      buyerJourney: known("buyerJourney", journey),
    },
    done ? live.signals({ orderConfirmation: (state) => state.confirmation ?? undefined }) : acts,
  );
}
