import type { Feature } from "../../loyalty/plans";

/** A place where members see and spend their points, with what Shopify and the plan ask for it. */
export interface Surface {
  key: "storefront" | "checkout" | "thanks" | "account" | "pos" | "admin";
  /** part of a plan of ours, or of Shopify Plus alone (loyalty/plans); null: of all */
  feature: Feature | null;
  /** UI extensions that stand there, as `shopify.app.extensions()` names their targets; none: Shopify does not tell */
  targets: readonly string[];
  /** of Shopify's admin, where it is placed; null: it is placed elsewhere, as the sentence says */
  path: string | null;
}

const checkoutEditor = "/admin/settings/checkout/editor";

export const surfaces: readonly Surface[] = [
  { key: "storefront", feature: null, targets: [], path: "/admin/themes/current/editor" },
  {
    key: "checkout",
    feature: "checkout-redeeming",
    targets: ["purchase.checkout.reductions.render-after", "purchase.checkout.block.render"],
    path: checkoutEditor,
  },
  { key: "thanks", feature: null, targets: ["purchase.thank-you.block.render"], path: `${checkoutEditor}?page=thank-you` },
  {
    key: "account",
    feature: "account-page",
    targets: ["customer-account.page.render", "customer-account.profile.block.render", "customer-account.order-status.block.render"],
    path: `${checkoutEditor}?page=profile`,
  },
  { key: "pos", feature: "point-of-sale", targets: [], path: null },
  { key: "admin", feature: null, targets: [], path: "/admin/customers" },
];

interface ToldExtension {
  type?: string;
  activations: ReadonlyArray<{ target: string }>;
}

/** Which of the targets a merchant has placed; null: Shopify tells of none of our UI extensions. */
export function placedTargets(told: readonly ToldExtension[]): ReadonlySet<string> | null {
  const ours = told.filter(({ type }) => type === "ui_extension");
  return ours.length === 0 ? null : new Set(ours.flatMap(({ activations }) => activations.map(({ target }) => target)));
}
