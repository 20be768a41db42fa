import { pointsFor } from "../../shared/earned";
import type { View } from "../../shared/view";
import { countOf, fill } from "../../shared/words";
import { goods, shop } from "../checkout";

/** What the order earns whoever looks, or the rate where no number can be promised; null: it earns nothing now. */
export function earnsIn({ program, texts, member, standing, ui }: View): string | null {
  const forShipping = member?.codes.flatMap(({ kind, code }) => (kind === "shipping" ? [code] : []));
  const points = pointsFor(goods(forShipping), program, member);
  if (points === null) return standing === "blocked" ? null : texts.rate;
  const key = standing === "active" ? "checkout_earns" : "checkout_earns_members";
  return fill(ui[key], { points: countOf(points, texts) });
}

/** The sign-in that leads back: to this checkout, whose cart the shop keeps. Of the addresses for it, the one that does so in new accounts too. */
export function signInAddress(back = "/checkout"): string {
  const { storefrontUrl, myshopifyDomain } = shop().shop;
  return `${storefrontUrl ?? `https://${myshopifyDomain}`}/customer_authentication/login?${new URLSearchParams({ return_to: back })}`;
}

/** What guests would earn, and where to sign in to use what they have. */
export function Guest({ view }: { view: View }) {
  const { ui, texts } = view;
  const earns = earnsIn(view);
  return (
    <s-stack gap="small-200">
      {earns !== null && <s-text>{earns}</s-text>}
      <s-text color="subdued">{fill(ui["checkout_guest"], { points: texts.points[1] })}</s-text>
      <s-link href={signInAddress()}>{ui["sign_in"]}</s-link>
    </s-stack>
  );
}
