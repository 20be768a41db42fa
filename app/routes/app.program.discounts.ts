import type { LoaderFunctionArgs } from "@remix-run/node";
import { patienceOf } from "../base/patience.server";
import type { DiscountsAnswer } from "../components/program/spend/active-discounts";
import { activeDiscounts } from "../shopify/active-discounts.server";
import { pageVisit } from "./admin/visit.server";

/** How long the page waits: it says as well without an answer. */
const patience = () => patienceOf(5_000);

/** The shop's own discounts that apply now, for what the studio says of combining; null while Shopify does not answer. */
export async function loader({ request }: LoaderFunctionArgs): Promise<DiscountsAnswer> {
  const { shopDomain } = await pageVisit(request);
  return { active: await activeDiscounts(shopDomain, { withinMs: patience() }).catch(() => null) };
}

/** Read once: what an act of the studio changes is none of it. */
export const shouldRevalidate = () => false;
