import type { Shop } from "../store/entities";

/** Which elements and which part of `shopify` a target has. */
export type Surface = "checkout" | "customer-account" | "point-of-sale" | "admin";

/** Pages of the stand-in that host extensions. */
export type HostPage =
  | "checkout"
  | "thank-you"
  | "account-page"
  | "account-profile"
  | "order-status"
  | "pos-home"
  | "pos-modal"
  | "pos-customer"
  | "pos-customer-action"
  | "admin-customer"
  | "admin-order";

export interface Target {
  surface: Surface;
  page: HostPage;
}

/** The targets that the stand-in hosts. One that an extension names beside these is an error that names it. */
export const targets: Record<string, Target> = {
  "purchase.checkout.block.render": { surface: "checkout", page: "checkout" },
  "purchase.checkout.reductions.render-after": { surface: "checkout", page: "checkout" },
  "purchase.thank-you.block.render": { surface: "checkout", page: "thank-you" },
  "customer-account.page.render": { surface: "customer-account", page: "account-page" },
  "customer-account.profile.block.render": { surface: "customer-account", page: "account-profile" },
  "customer-account.order-status.block.render": { surface: "customer-account", page: "order-status" },
  "pos.home.tile.render": { surface: "point-of-sale", page: "pos-home" },
  "pos.home.modal.render": { surface: "point-of-sale", page: "pos-modal" },
  "pos.customer-details.block.render": { surface: "point-of-sale", page: "pos-customer" },
  "pos.customer-details.action.menu-item.render": { surface: "point-of-sale", page: "pos-customer" },
  "pos.customer-details.action.render": { surface: "point-of-sale", page: "pos-customer-action" },
  "admin.customer-details.block.render": { surface: "admin", page: "admin-customer" },
  "admin.order-details.block.render": { surface: "admin", page: "admin-order" },
};

export function targetOf(name: string): Target {
  const target = targets[name];
  if (!target) throw new Error(`The stand-in store hosts no ${name}.`);
  return target;
}

export type Hindrance = "plus" | "new-accounts";

const plusPlans: Array<Shop["plan"]> = ["Shopify Plus", "Enterprise"];

/** What the shop lacks for the target to be shown; null: nothing. Steps of checkout before its end are Plus, account pages ask for new accounts. */
export function hindranceOf(shop: Shop, target: string): Hindrance | null {
  const { page, surface } = targetOf(target);
  if (page === "checkout") return plusPlans.includes(shop.plan) ? null : "plus";
  if (surface === "customer-account") return (shop.customerAccounts ?? "new") === "new" ? null : "new-accounts";
  return null;
}
