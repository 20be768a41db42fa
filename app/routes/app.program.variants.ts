import type { LoaderFunctionArgs } from "@remix-run/node";
import { patienceOf } from "../base/patience.server";
import type { VariantsAnswer } from "../components/program/spend/variants";
import { readVariants } from "../shopify/variants.server";
import { pageVisit } from "./admin/visit.server";

const mostIds = 100;
const patience = () => patienceOf(5_000);

/** Variants of free products as Shopify sells them now; null while it does not answer. */
export async function loader({ request }: LoaderFunctionArgs): Promise<VariantsAnswer> {
  const { shopDomain } = await pageVisit(request);
  const asked = (new URL(request.url).searchParams.get("ids") ?? "").split(",");
  const ids = asked.filter((id) => /^\d{1,20}$/u.test(id)).slice(0, mostIds);
  const found = await readVariants(shopDomain, ids, { withinMs: patience() }).catch(() => null);
  return { variants: found && [...found.values()].map(({ variantId, price, available }) => ({ variantId, price, available })) };
}

/** Read once: what an act of the studio changes is none of it. */
export const shouldRevalidate = () => false;
