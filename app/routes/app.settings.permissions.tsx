import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Permissions } from "../components/settings/permissions";
import { optionalScopes, requiredScopes, scopesOnRequest } from "../shopify/scopes";
import { grantedScopes } from "../programs/plan.server";
import { readAnew } from "./admin/read-anew.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  await readAnew(visit.shopDomain);
  const granted = await visit.inShop(grantedScopes);
  const lineOf = (scope: string) => ({ granted: granted.includes(scope) });
  return {
    required: requiredScopes.map((scope) => ({ scope, ...lineOf(scope) })),
    optional: optionalScopes.map((scope) => ({ scope, ...lineOf(scope), onRequest: scopesOnRequest.includes(scope) })),
  };
}

/** What the app may read and write, why, and what works without it. Shopify's own dialog asks for what is optional. */
export default function PermissionsPage() {
  return <Permissions {...useLoaderData<typeof loader>()} />;
}
