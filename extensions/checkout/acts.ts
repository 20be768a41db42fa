import type { RedeemAnswer, SummaryAnswer } from "../../app/face/proxy-answers";
import type { MemberFace } from "../../app/face/public-face";
import type { Ask, Refusal } from "../shared/ask";
import { writeMoney } from "../shared/money";
import { pause, refused, type Said } from "../shared/use-acts";
import type { View } from "../shared/view";
import { fill } from "../shared/words";
import { cartFacts } from "./checkout";
import { addVariant, changeCode, holds, removeVariant, settled, standingOf } from "./codes";

export interface Choice {
  reward: string;
  /** of a sliding reward */
  points?: number;
  /** of a free product */
  variant?: string;
}

/** A live code of the member's. */
export type Live = MemberFace["codes"][number];

/** Where acts are done: who asks, what is shown, and what to do with what is true afterwards. */
export interface Place {
  ask: Ask;
  view: View;
  put: (answer: SummaryAnswer) => void;
  /** reads and shows what is true now, where what is shown was overtaken: points spent elsewhere, a code that is gone; null: nobody said */
  refresh: () => Promise<MemberFace | null>;
}

/** Says why not, and shows what is true instead. */
function refusedIn({ view, refresh }: Place, refusal: Refusal): Said {
  if (refusal.reason !== "offline") void refresh();
  return refused(refusal, view.ui["refused_unavailable"] ?? "");
}

/**
 * Points become a code, and the code an amount off this order. The app looks at the cart before it reserves a point. A free product
 * lies in the cart before its code is made: it may be sold out.
 */
export async function redeem(place: Place, { reward, points, variant }: Choice): Promise<Said> {
  const { ui } = place.view;
  const added = variant !== undefined && !holds(variant);
  if (added && !(await addVariant(variant))) return { tone: "warning", text: ui["checkout_not_added"] ?? "" };
  const asked = await askForCode(place, { reward, points, variant });
  if (!asked.ok) {
    if (added) await removeVariant(variant);
    return refusedIn(place, asked);
  }
  place.put(asked.body);
  const { code, kind, waiting, says } = asked.body;
  if (waiting || code === null) return { tone: "info", text: says };
  return use(place, { code, kind, variant: variant ?? null });
}

/** Why nobody said anything of a wish that is under way. */
const passing = ["offline", "unavailable", "rate-limited"];

/** While Shopify is away the same wish is sent again: it is the same redemption. */
async function askForCode({ ask, view, put }: Place, wish: { reward: string; points: number | undefined; variant: string | undefined }) {
  const { member, language } = view;
  const cart = JSON.stringify(cartFacts());
  const send = { ...wish, redemption: member?.nextRedemption, cart, language, surface: "checkout" };
  let asked = await ask<RedeemAnswer>("redeem", { send });
  for (const wait of [2_000, 3_000, 5_000]) {
    if (!asked.ok || !asked.body.waiting) break;
    put(asked.body);
    await pause(wait);
    const again = await ask<RedeemAnswer>("redeem", { send });
    // the points are held: only a word on the redemption itself ends the waiting
    if (again.ok || !passing.includes(again.reason)) asked = again;
  }
  return asked;
}

/** The same of a code that was there before: where it counts nothing, it may have been used or deleted meanwhile. */
export async function apply(place: Place, live: Live): Promise<Said> {
  const said = await use(place, live);
  if (said.tone === "success") return said;
  const now = await place.refresh();
  const gone = now !== null && !now.codes.some(({ code }) => code === live.code);
  return gone ? { tone: "warning", text: place.view.ui["code_gone"] ?? said.text } : said;
}

/** Puts a code of the member's into the checkout, and says what the checkout makes of it. */
async function use({ view }: Pick<Place, "view">, { code, kind, variant }: Pick<Live, "code" | "kind" | "variant">): Promise<Said> {
  const { ui } = view;
  if (variant !== null && !holds(variant) && !(await addVariant(variant))) return { tone: "warning", text: ui["checkout_not_added"] ?? "" };
  if (!(await changeCode("addDiscountCode", code))) return { tone: "warning", text: ui["checkout_not_taken"] ?? "" };
  await settled(code);
  const says = standsIn(view, { code, kind });
  return { tone: says?.counts ? "success" : "warning", text: says?.text ?? ui["checkout_not_taken"] ?? "" };
}

/** What the checkout makes of a code; null: it is not in there. */
export function standsIn({ ui, language }: View, { code, kind }: Pick<Live, "code" | "kind">) {
  const standing = standingOf(code);
  if (standing.is === "absent") return null;
  if (standing.is === "counts") {
    const amount = writeMoney(standing.off, standing.currency, language);
    return { counts: true, text: fill(ui["checkout_counts"], { amount }) };
  }
  // a code for shipping shows in no allocation
  const counts = kind === "shipping";
  return { counts, text: ui[counts ? "checkout_shipping" : "checkout_idle"] ?? "" };
}

/** Takes a code out of the checkout and gives its points back. */
export async function giveBack(place: Place, { id, code, variant }: Live): Promise<Said> {
  const inOrder = standingOf(code).is !== "absent";
  if (inOrder) await changeCode("removeDiscountCode", code);
  if (inOrder && variant !== null) await removeVariant(variant);
  const asked = await place.ask<SummaryAnswer>("give-back", {
    send: { redemption: id, language: place.view.language, surface: "checkout" },
  });
  if (!asked.ok) return refusedIn(place, asked);
  place.put(asked.body);
  return { tone: "success", text: place.view.ui["given_back"] ?? "" };
}

export async function join(place: Place, agree: boolean): Promise<Said> {
  const { program, language, ui } = place.view;
  const send = { terms: program.terms.version, agree: agree ? "yes" : "", language, surface: "checkout" };
  const asked = await place.ask<SummaryAnswer>("join", { send });
  if (!asked.ok) return refusedIn(place, asked);
  place.put(asked.body);
  return { tone: "success", text: ui["joined"] ?? "" };
}
