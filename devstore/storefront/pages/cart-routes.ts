import { findVariant } from "../../store/catalogue";
import { json, redirect } from "../answers";
import { addLine, codesOf, findLine, setLine, type Cart } from "../carts";
import { cartDrop } from "../drops/cart-drop";
import { drawPage } from "../draw-page";
import { formOf } from "../form";
import { changeCart, ownPath, pathOf, type Visit } from "../visit";
import { withSections } from "./sections";

const MOST_OF_ONE = 999;

/** The cart as /cart.js shows it: what Liquid has, without what leads from it. */
function cartJson(visit: Visit): object {
  const { currency, items, ...cart } = cartDrop(visit);
  const bare = items.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => name !== "product")));
  return { ...cart, items: bare, currency: (currency as { iso_code: string }).iso_code };
}

const problem = (visit: Visit, description: string) => json(visit, { status: 422, message: "Cart Error", description }, 422);

const count = (text: string | null, otherwise: number): number => {
  const wanted = text === null || text === "" ? otherwise : Number(text);
  return Number.isInteger(wanted) && wanted >= 0 ? Math.min(wanted, MOST_OF_ONE) : otherwise;
};

interface WantedLine {
  id: string;
  quantity: number;
  plan?: string;
}

const planOf = (said: unknown): { plan?: string } =>
  said === null || said === undefined || said === "" ? {} : { plan: String(said as string) };

/** `items` of a JSON body, or the one `id`, `quantity` and `selling_plan`. */
function wantedLines(form: URLSearchParams): WantedLine[] {
  const items = form.get("items");
  if (items === null) {
    return [{ id: form.get("id") ?? "", quantity: count(form.get("quantity"), 1), ...planOf(form.get("selling_plan")) }];
  }
  const list = JSON.parse(items) as Array<{ id: number | string; quantity?: number; selling_plan?: number | string | null }>;
  return list.map((one) => ({ id: String(one.id), quantity: count(String(one.quantity ?? 1), 1), ...planOf(one.selling_plan) }));
}

function add(visit: Visit, form: URLSearchParams, asJson: boolean): Response {
  const wanted = wantedLines(form);
  let cart = visit.cart;
  for (const { id, quantity, plan } of wanted) {
    const found = findVariant(visit.store.world, visit.shop, id);
    if (!found) return problem(visit, `There is no variant ${id}.`);
    if (plan !== undefined && !found.product.sellingPlans?.some((one) => one.id === plan)) {
      return problem(visit, `The variant ${id} has no selling plan ${plan}.`);
    }
    if (quantity > 0) cart = addLine(cart, id, quantity, plan);
  }
  changeCart(visit, cart);
  if (!asJson) return redirect(visit, ownPath(form.get("return_to"), pathOf(visit, "/cart")));
  const items = cartDrop(visit).items.filter((item) => wanted.some(({ id }) => String(item["variant_id"]) === id));
  return json(visit, withSections(visit, form, (items.length === 1 ? items[0] : undefined) ?? { items }));
}

/** One line by `line` (from 1), or by `id`: a variant, or the line's key. */
function change(visit: Visit, form: URLSearchParams): string | null {
  const place = form.get("line");
  const line = place === null ? findLine(visit.cart, form.get("id") ?? "") : visit.cart.lines[Number(place) - 1];
  if (line === undefined) return "There is no such line in the cart.";
  changeCart(visit, setLine(visit.cart, line, count(form.get("quantity"), 0)));
  return null;
}

/** `updates[variant]=quantity`, or one `updates[]` a line; `note`, and `discount` with the codes that there are from now on. */
function update(visit: Visit, form: URLSearchParams): void {
  let cart: Cart = visit.cart;
  const listed = form.getAll("updates[]");
  for (const [index, line] of visit.cart.lines.entries()) {
    const wanted = form.get(`updates[${line.variantId}]`) ?? listed[index] ?? null;
    if (wanted !== null) cart = setLine(cart, line, count(wanted, line.quantity));
  }
  const updates = form.get("updates");
  if (updates !== null) {
    const wanted = Object.entries(JSON.parse(updates) as Record<string, number>);
    for (const [id, quantity] of wanted) {
      const line = findLine(cart, id);
      if (line) cart = setLine(cart, line, count(String(quantity), 0));
    }
  }
  const [note, discount] = [form.get("note"), form.get("discount")];
  if (note !== null) cart = { ...cart, note: note.slice(0, 5000) };
  if (discount !== null) cart = { ...cart, codes: codesOf(discount) };
  const more = form.get("add_discount");
  if (more !== null) cart = { ...cart, codes: codesOf([...cart.codes, more].join(",")) };
  changeCart(visit, cart);
}

/** `/cart…` of the Ajax API and of the theme's own form. */
export async function answerCart(visit: Visit): Promise<Response | null> {
  const { path, request } = visit;
  if (request.method === "GET") {
    if (path === "/cart") return drawPage(visit, { template: "cart", title: visit.locale === "fr" ? "Panier" : "Cart" });
    // a link may put something into the cart, too
    if (path === "/cart/add") return add(visit, visit.url.searchParams, false);
    return path === "/cart.js" || path === "/cart.json" ? json(visit, cartJson(visit)) : null;
  }
  if (request.method !== "POST") return null;
  const action = /^\/cart(?:\/(add|change|update|clear))?(\.js(?:on)?)?$/u.exec(path);
  if (!action) return null;
  const [, what = "update", ending] = action;
  const form = await formOf(request);
  if (what === "add") return add(visit, form, ending !== undefined);
  const fault = what === "change" ? change(visit, form) : null;
  if (fault !== null) return problem(visit, fault);
  if (what === "update") update(visit, form);
  if (what === "clear") changeCart(visit, { ...visit.cart, lines: [], codes: [] });
  if (ending !== undefined) return json(visit, withSections(visit, form, cartJson(visit)));
  return redirect(visit, form.has("checkout") ? pathOf(visit, "/checkout") : pathOf(visit, "/cart"), 303);
}

/** A code by its link: Shopify keeps it with the cart, and goes on to where the link says. */
export function applyByLink(visit: Visit, code: string): Response {
  changeCart(visit, { ...visit.cart, codes: codesOf([...visit.cart.codes, code].join(",")) });
  return redirect(visit, ownPath(visit.url.searchParams.get("redirect"), pathOf(visit, "/")));
}
