import type { Customer } from "../../store/entities";
import { startChange, type World } from "../../store/world";
import { redirect } from "../answers";
import { drawPage } from "../draw-page";
import { formOf } from "../form";
import { accountDrop, answerAccountPage } from "./account-pages";
import { ownPath, pathOf, signIn, signOut, type Visit } from "../visit";

const SHOWN = 50;

const nameOf = (customer: Customer): string => [customer.firstName, customer.lastName].filter(Boolean).join(" ");

/** Who could sign in, by name, address or id. */
function found(visit: Visit, search: string): object[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  const all = [...visit.store.world.state.table("customer", visit.shop.domain).values()];
  const matching = all.filter((one) => {
    const text = `${nameOf(one)} ${one.email ?? ""} ${one.id}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return matching.slice(0, SHOWN).map((one) => ({ id: one.id, name: nameOf(one), email: one.email, locale: one.locale }));
}

function loginPage(visit: Visit, more: { error?: string; values?: Record<string, string> } = {}): Response {
  const { searchParams } = visit.url;
  // in new accounts only the storefront's sign-in leads back; the other one ends at the orders
  const leads = visit.shop.customerAccounts === "legacy" || visit.path !== "/account/login" || searchParams.has("search");
  const search = searchParams.get("search") ?? "";
  const login = {
    search,
    customers: found(visit, search),
    return_to: more.values?.["return_to"] ?? (leads ? searchParams.get("return_to") : null) ?? "",
    error: more.error ?? null,
    values: more.values ?? {},
  };
  const status = more.error === undefined ? 200 : 422;
  return drawPage(visit, {
    template: "customers/login",
    layout: "checkout",
    objects: { login },
    title: visit.locale === "fr" ? "Connexion" : "Sign in",
    status,
  });
}

/**
 * A customer who registers: the e-mail is verified, as Shopify sends a code to it. New customer accounts do not tell apps who
 * has an account, so only legacy ones are enabled, and told of as such.
 */
function register(world: World, visit: Visit, form: URLSearchParams): Customer {
  const { shop } = visit;
  const change = startChange(world, shop);
  const legacy = shop.customerAccounts === "legacy";
  const field = (name: string) => form.get(name)?.trim() || null;
  const customer: Customer = {
    id: String(change.next("customer", 8_000_000_000_001)),
    firstName: field("first_name"),
    lastName: field("last_name"),
    email: field("email"),
    verifiedEmail: true,
    phone: null,
    locale: visit.locale,
    state: legacy ? "enabled" : "disabled",
    tags: [],
    note: null,
    emailConsent: "not_subscribed",
    address: null,
    createdAt: change.at,
    updatedAt: change.at,
  };
  change.putCustomer(customer).tell("customers/create", { customer: customer.id });
  if (legacy) change.tell("customers/enable", { customer: customer.id });
  change.commit();
  return customer;
}

async function login(visit: Visit): Promise<Response> {
  const { world } = visit.store;
  const form = await formOf(visit.request);
  const values = Object.fromEntries(form);
  const french = visit.locale === "fr";
  const id = form.get("customer_id");
  let customer: Customer | undefined;
  if (id !== null) {
    customer = world.state.get("customer", visit.shop.domain, id);
    if (!customer) return loginPage(visit, { error: french ? "Ce client n’existe pas." : "There is no such customer.", values });
  } else {
    const email = form.get("email")?.trim().toLowerCase() ?? "";
    if (!/^\S+@\S+\.\S+$/u.test(email))
      return loginPage(visit, { error: french ? "Saisissez une adresse e-mail complète." : "Enter a complete e-mail address.", values });
    // whoever has the address signs in; the code that Shopify would send to it is taken as entered
    customer = [...world.state.table("customer", visit.shop.domain).values()].find((one) => one.email?.toLowerCase() === email);
    customer ??= register(world, visit, form);
  }
  signIn(visit, customer);
  return redirect(visit, ownPath(form.get("return_to"), pathOf(visit, "/account")), 303);
}

/** `/account…`: the orders of who is signed in, signing in and out, and the pages of new accounts. */
export async function answerAccount(visit: Visit): Promise<Response | null> {
  const { path, request } = visit;
  if (path === "/account/logout") {
    signOut(visit);
    return redirect(visit, pathOf(visit, "/"));
  }
  if (path === "/account/login") return request.method === "POST" ? login(visit) : loginPage(visit);
  if (path === "/customer_authentication/login") {
    if (visit.shop.customerAccounts !== "legacy") return loginPage(visit);
    return redirect(
      visit,
      `${pathOf(visit, "/account/login")}?return_to=${encodeURIComponent(visit.url.searchParams.get("return_to") ?? "")}`,
    );
  }
  if (path !== "/account" && !path.startsWith("/account/")) return null;
  if (!visit.customer) {
    // new accounts lead back only from here
    const login = path === "/account" ? "/account/login" : "/customer_authentication/login";
    return redirect(visit, `${pathOf(visit, login)}?return_to=${encodeURIComponent(pathOf(visit, path))}`);
  }
  if (path !== "/account") return answerAccountPage(visit);
  const title = visit.locale === "fr" ? "Mon compte" : "My account";
  return drawPage(visit, { template: "customers/account", objects: { account: accountDrop(visit) }, title });
}
