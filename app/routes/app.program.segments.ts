import type { LoaderFunctionArgs } from "@remix-run/node";
import { listSegments } from "../shopify/customer-groups.server";
import { pageVisit } from "./admin/visit.server";

/** Customer segments of Shopify's for the rule builder; none while Shopify does not answer. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopDomain } = await pageVisit(request);
  const segments = await listSegments(shopDomain).catch(() => []);
  return { segments: segments.map(({ id, name }) => ({ value: id, label: name })) };
}
