import type { LoaderFunctionArgs } from "@remix-run/node";
import { grantedScopes } from "../programs/plan.server";
import { readAnew } from "./admin/read-anew.server";
import { pageVisit } from "./admin/visit.server";

/** What the shop grants, read from Shopify now: after its dialog, the webhook that tells of it may still be on its way. */
export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  await readAnew(visit.shopDomain);
  return { granted: await visit.inShop(grantedScopes) };
}
