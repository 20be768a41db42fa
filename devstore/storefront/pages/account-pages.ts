import { accountState, drawnExtensions } from "../../extensions/buyer-pages";
import type { AccountState } from "../../extensions/host-state";
import { hostPlaces } from "../../extensions/host-place";
import { placedOn, type Placed } from "../../extensions/placement";
import { nameOf } from "../../extensions/ui-extensions";
import { drawPage } from "../draw-page";
import { orderDrop } from "../drops/customer-drop";
import { pathOf, type Visit } from "../visit";
import { notFound } from "./goods";

const french = (visit: Visit) => visit.locale === "fr";

/** Full pages of apps, as the menu of new customer accounts names them. */
export const accountMenu = (visit: Visit): object[] =>
  placedOn(visit.shop, "account-page").map(({ extension }) => ({
    title: nameOf(extension, visit.locale),
    url: pathOf(visit, `/account/pages/${extension.handle}`),
  }));

/** What `customers/account` shows of pages that only new accounts have. */
export const accountDrop = (visit: Visit): object => ({
  modern: visit.shop.customerAccounts !== "legacy",
  root: pathOf(visit, "/account"),
  pages: visit.shop.customerAccounts === "legacy" ? [] : accountMenu(visit),
});

function page(
  visit: Visit,
  title: string,
  kind: AccountState["page"],
  target: string,
  more: { order?: string; location?: string; only?: Placed },
): Response {
  const order = more.order === undefined ? null : (visit.store.world.state.get("order", visit.shop.domain, more.order) ?? null);
  const state = accountState(visit, kind, order, more.location ?? "")!;
  const { script, at } = drawnExtensions(visit, kind, state);
  const block = more.only ? hostPlaces([more.only], target, visit.locale).text : at(target);
  const objects = { account: { ...accountDrop(visit), title, block, script, kind }, ...(order ? { order: orderDrop(order) } : {}) };
  return drawPage(visit, { template: "customers/page", layout: "checkout", objects, title });
}

/** Pages of new customer accounts, where Shopify hosts extensions: a full page, the profile, one order. Null: no such page. */
export function answerAccountPage(visit: Visit): Response | null {
  const { path, customer, shop, store } = visit;
  if (!customer || shop.customerAccounts === "legacy") return null;
  if (path === "/account/profile")
    return page(visit, french(visit) ? "Profil" : "Profile", "account-profile", "customer-account.profile.block.render", {});
  const [, id] = /^\/account\/orders\/(\d+)$/u.exec(path) ?? [];
  if (id !== undefined) {
    const order = store.world.state.get("order", shop.domain, id);
    // nobody sees another's order
    if (order?.customerId !== customer.id) return notFound(visit);
    const title = `${french(visit) ? "Commande" : "Order"} #${order.number}`;
    return page(visit, title, "order-status", "customer-account.order-status.block.render", { order: id });
  }
  const [, handle, rest = ""] = /^\/account\/pages\/([\w-]+)(\/.*)?$/u.exec(path) ?? [];
  const found = placedOn(shop, "account-page").find(({ extension }) => extension.handle === handle);
  if (!found) return null;
  const title = nameOf(found.extension, visit.locale);
  return page(visit, title, "account-page", found.target, { location: `extension:${found.extension.handle}${rest}`, only: found });
}
