import type { Shop } from "../store/entities";
import { RefusedRequest, startChange, type World } from "../store/world";
import { shopPayload, subscriptionPayload } from "../webhooks/shop-payload";
import { optionalScopes } from "../sign-in/app-config";

/** Writes what differs in the shop and tells the app as Shopify would: `shop/update`, and `app/scopes_update` where scopes changed. */
export function changeShop(world: World, before: Shop, fields: Partial<Shop>): Shop {
  const change = startChange(world, before);
  const shop = { ...before, ...fields, updatedAt: change.at };
  change.put("shop", shop.domain, shop.domain, shop).tell("shop/update", { body: shopPayload(shop) });
  if (fields.scopes) tellScopes(change, before, fields.scopes);
  tellPlans(change, before, shop);
  change.commit();
  return shop;
}

function tellScopes(change: ReturnType<typeof startChange>, before: Shop, current: string[]): void {
  const body = { id: `gid://shopify/AppInstallation/${before.id}`, previous: before.scopes, current, updated_at: change.at };
  change.tell("app/scopes_update", { body });
}

/**
 * The merchant grants optional scopes, or takes them back. Tokens that the app holds open at once what was granted and no
 * longer what was taken back. A scope that the app did not name as optional in shopify.app.toml is refused.
 */
export function changeScopes(world: World, before: Shop, { grant, revoke }: { grant: string[]; revoke: string[] }): Shop {
  const unknown = [...grant, ...revoke].find((scope) => !optionalScopes().includes(scope));
  if (unknown !== undefined) throw new RefusedRequest(`${unknown} is no optional scope of shopify.app.toml.`);
  const changed = (scopes: string[]) => [...new Set([...scopes, ...grant])].filter((scope) => !revoke.includes(scope));
  const scopes = changed(before.scopes);
  if (scopes.length === before.scopes.length && scopes.every((scope) => before.scopes.includes(scope))) return before;
  const change = startChange(world, before);
  const shop = { ...before, scopes };
  change.put("shop", shop.domain, shop.domain, shop);
  for (const token of world.state.table("token", shop.domain).values())
    change.put("token", shop.domain, token.accessToken, { ...token, scopes: changed(token.scopes) });
  tellScopes(change, before, scopes);
  change.commit();
  return shop;
}

/** The merchant removes the app: every token ends, and `app/uninstalled` is told. */
export function uninstall(world: World, before: Shop): Shop {
  const change = startChange(world, before);
  const shop = { ...before, installed: false };
  change.put("shop", shop.domain, shop.domain, shop).tell("app/uninstalled", { body: shopPayload(shop) });
  for (const token of world.state.table("token", shop.domain).keys()) change.put("token", shop.domain, token, null);
  for (const asked of world.state.table("subscription", shop.domain).keys()) change.put("subscription", shop.domain, asked, null);
  change.commit();
  return shop;
}

/** The merchant agrees to the app's scopes; the app itself learns of it when it is opened. */
export function install(world: World, before: Shop, scopes = before.scopes): Shop {
  const shop = { ...before, installed: true, scopes };
  startChange(world, before).put("shop", shop.domain, shop.domain, shop).commit();
  return shop;
}

/** The merchant subscribes to a plan of the app's, or ends it (null). */
export function choosePlan(world: World, before: Shop, appPlan: string | null): void {
  const change = startChange(world, before);
  const shop = { ...before, appPlan };
  change.put("shop", before.domain, before.domain, shop);
  tellPlans(change, before, shop);
  change.commit();
}

/** A change is told as the end of one subscription and the beginning of another. */
function tellPlans(change: ReturnType<typeof startChange>, before: Shop, shop: Shop): void {
  const [ended, begun] = [before.appPlan ?? null, shop.appPlan ?? null];
  if (ended === begun) return;
  for (const [plan, status] of [[ended, "CANCELLED"] as const, [begun, "ACTIVE"] as const]) {
    if (plan !== null) change.tell("app_subscriptions/update", { body: subscriptionPayload(shop, plan, status, change.at) });
  }
}
