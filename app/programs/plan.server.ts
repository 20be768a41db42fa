import type { ShopTx } from "../db/tenancy.server";
import { planOf, type Plan } from "../loyalty/plans";

/** What decides which features a shop has: its plan with us, and whether Shopify calls it a Plus shop. */
export async function shopPlan(tx: ShopTx): Promise<{ plan: Plan; plus: boolean }> {
  const [row] = await tx.sql<{ app_plan: string; plus: boolean }>(
    "select app_plan, plus from shop where id = $1",
    [tx.shopId],
    "programs_plan",
  );
  return { plan: planOf(row?.app_plan ?? ""), plus: row?.plus ?? false };
}

/** The access scopes that the shop grants now; a scope to write opens what the one to read opens. */
export async function grantedScopes(tx: ShopTx): Promise<string[]> {
  const [row] = await tx.sql<{ scopes: string[] }>("select scopes from shop where id = $1", [tx.shopId], "programs_scopes");
  return (row?.scopes ?? []).flatMap((scope) => (scope.startsWith("write_") ? [scope, `read_${scope.slice("write_".length)}`] : [scope]));
}
