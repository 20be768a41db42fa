import { v5 } from "uuid";
import { text } from "../../base/languages/text";
import type { CartFacts } from "../../loyalty/cart-facts";
import type { Language } from "../../loyalty/words";
import { memberOfCustomer } from "../../members/member-rows.server";
import { redeem } from "../../redemptions/redeem.server";
import type { RedemptionView } from "../../redemptions/redemption";
import type { PageVisit } from "../admin/visit.server";
import { mayRedeem } from "../shopper/rate";
import { Refused } from "../shopper/refusal";
import { isVisible } from "../shopper/visible.server";
import type { StaffActAnswer } from "./answers";
import { staffCustomer } from "./customer-answer.server";

interface Redeeming {
  customer: string;
  reward: string;
  /** what the till holds of the member's face: the same again is the same redemption */
  redemption: string;
  points?: number | undefined;
  variant?: string | undefined;
  /** what is in the till's cart */
  cart?: CartFacts | undefined;
}

/** The till's own: a name that a shopper's page made is another one, and neither can name the other's. */
const namespace = "b6f4c1de-58a4-5d0a-8f25-0b7a3f9a6c02";

/** Exchanges a member's points in their presence. It is no visit of theirs: only Shopify says who a shopper is. */
export async function redeemForCustomer(visit: PageVisit, { customer, reward, redemption, points, variant, cart }: Redeeming) {
  if (!mayRedeem(`${visit.shopId}/${visit.actor}/${customer}`)) throw new Refused("rate-limited");
  const memberId = await visit.inShop(async (tx) => {
    if (!(await isVisible(tx))) throw new Refused("reward-unavailable");
    return (await memberOfCustomer(tx, customer))?.id ?? null;
  });
  if (memberId === null) throw new Refused("not-member");
  const name = [visit.shopId, memberId, redemption, reward, points ?? "", variant ?? ""].join("/");
  const view = await redeem(visit.shopId, {
    id: v5(name, namespace),
    discountId: v5(`${name}/discount`, namespace),
    customerId: customer,
    reward,
    points,
    variant,
    cart,
    surface: "pos",
    by: visit.actor,
  });
  if (view.status === "failed") throw new Refused("reward-unavailable");
  const given = view.status === "used" && isGiven(view);
  // the till showed a code from before it was used or given back: nothing is spent by asking again
  if (!given && view.status !== "issued" && view.status !== "reserved") throw new Refused("unavailable");
  const body: StaffActAnswer = {
    customer: await staffCustomer(visit, customer, "till"),
    code: view.status === "issued" ? (view.code ?? null) : null,
    variantId: view.value.kind === "product" ? view.value.variantId : null,
    says: given ? givenSentence(view, visit.language) : null,
  };
  return { status: view.status === "reserved" ? 202 : 201, body };
}

type Given = Extract<RedemptionView["value"], { kind: "gift-card" | "store-credit" | "perk" }>["kind"];

/** Whether it is no code for the cart: it is the member's as soon as it is made. */
function isGiven({ value }: RedemptionView): boolean {
  return value.kind === "gift-card" || value.kind === "store-credit" || value.kind === "perk";
}

const givenSentence = ({ value }: RedemptionView, language: Language): string => text(language, `staff.given.${value.kind as Given}`);
