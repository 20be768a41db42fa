import { countries, countryName } from "../../store/countries";
import type { Address } from "../../store/entities";
import { totalsOf } from "../../store/order-totals";
import { addCode, applyChange, removeCode, type CheckoutChange } from "../../extensions/checkout-change";
import { checkoutState, drawnExtensions } from "../../extensions/buyer-pages";
import { json, redirect } from "../answers";
import {
  checkoutOf,
  placeCheckout,
  shippingChoices,
  shippingPrice,
  type Checkout,
  type CheckoutFault,
  type CheckoutFields,
} from "../checkout";
import { presented } from "../currencies";
import { orderDrop } from "../drops/customer-drop";
import { drawPage } from "../draw-page";
import { formOf } from "../form";
import { changeCart, pathOf, type Visit } from "../visit";
import { notFound } from "./goods";

/** Where the country list stands before anybody chose. */
const usualCountry = ({ customer, shop }: Visit): string => customer?.address?.countryCode ?? shop.country;

/** Null: nothing was filled in, so the customer's own address is taken. */
function addressOf(visit: Visit, form: URLSearchParams): Address | null {
  const field = (name: string) => form.get(name)?.trim() ?? "";
  const country = countries.includes(field("country")) ? field("country") : usualCountry(visit);
  if (field("street") === "" && country === usualCountry(visit)) return null;
  return {
    firstName: field("first_name") || null,
    lastName: field("last_name") || null,
    street: field("street"),
    city: field("city"),
    zip: field("zip"),
    country: countryName(country),
    countryCode: country,
  };
}

const fieldsOf = (visit: Visit, form: URLSearchParams): CheckoutFields => ({
  email: form.get("email")?.trim() ?? "",
  shipping: form.get("shipping") ?? "standard",
  giftCard: form.get("gift_card") ?? "",
  tip: form.get("tip") ?? "",
  address: addressOf(visit, form),
});

function amounts(visit: Visit, { priced, order, giftCard }: Checkout): object {
  const totals = totalsOf(order);
  const show = (minor: number) => presented(visit.shop, minor, visit.currency);
  return {
    discounts: priced.codes.map(({ code, use, fault }) => ({ code, amount: use ? show(use.amount) : null, fault })),
    automatic: priced.automatic.map(({ title, amount }) => ({ title, amount: show(amount) })),
    subtotal: show(totals.lineItems),
    shipping: show(order.shipping?.price ?? 0),
    tax: show(totals.tax),
    tip: show(order.tip),
    total: show(totals.total),
    gift_card: show(giftCard),
    to_pay: show(totals.total - giftCard),
  };
}

/** The checkout that the fields make, without what is wrong in them. */
function quoted(visit: Visit, fields: CheckoutFields): { made: Checkout; fault: CheckoutFault | null } {
  const tried = checkoutOf(visit, fields);
  const made = "fault" in tried ? checkoutOf(visit, { ...fields, giftCard: "", tip: "" }) : tried;
  if ("fault" in made) throw new Error("A checkout without a gift card has nothing to be refused.");
  return { made, fault: "fault" in tried ? tried.fault : null };
}

/** The page with what was filled in; `fault` names what is wrong with it. */
function checkoutPage(visit: Visit, form: URLSearchParams, fault: CheckoutFault | null = null): Response {
  const fields = fieldsOf(visit, form);
  const { made, fault: found } = quoted(visit, fields);
  const extensions = drawnExtensions(visit, "checkout", checkoutState(visit, made.order, fields.email || null, false));
  const checkout = {
    ...amounts(visit, made),
    extensions: {
      block: extensions.at("purchase.checkout.block.render"),
      reductions: extensions.at("purchase.checkout.reductions.render-after"),
      script: extensions.script,
    },
    fault: fault ?? found,
    values: Object.fromEntries(form),
    countries: countries.map((code) => ({
      code,
      name: countryName(code, visit.locale),
      chosen: code === (form.get("country") ?? usualCountry(visit)),
    })),
    ships: made.priced.lines.some((line) => !line.product.giftCard),
    shipping_choices: shippingChoices.map(({ key, title, units }) => ({
      key,
      title: title[visit.locale === "fr" ? "fr" : "en"],
      price: presented(visit.shop, shippingPrice(visit.shop, units), visit.currency),
      chosen: key === fields.shipping,
    })),
  };
  const title = visit.locale === "fr" ? "Paiement" : "Checkout";
  return drawPage(visit, { template: "checkout", layout: "checkout", objects: { checkout }, title, status: fault === null ? 200 : 422 });
}

function faultOf(visit: Visit, form: URLSearchParams): CheckoutFault | null {
  if (visit.cart.lines.length === 0) return "empty";
  return visit.customer || /^\S+@\S+\.\S+$/u.test(form.get("email")?.trim() ?? "") ? null : "email";
}

/** The buttons of the form that change its codes: apply one, take one away. */
function changeCodes(visit: Visit, form: URLSearchParams): void {
  const [applied, removed] = [form.get("discount")?.trim() ?? "", form.get("remove_discount")];
  if (applied !== "") addCode(visit, applied);
  if (removed !== null) removeCode(visit, removed);
  form.delete("discount");
}

/** The same without leaving the page, and what an extension asks to be changed: how the page and the checkout look then. */
async function change(visit: Visit, form: URLSearchParams): Promise<Response> {
  const asked = form.get("change");
  if (asked === null) changeCodes(visit, form);
  const result = asked === null ? { type: "success" } : applyChange(visit, JSON.parse(asked) as CheckoutChange);
  const fields = fieldsOf(visit, form);
  const state = checkoutState(visit, quoted(visit, fields).made.order, fields.email || null, false);
  return json(visit, { result, state, page: await checkoutPage(visit, form).text() });
}

/** The buttons of the form: codes, the totals anew, or the order itself. */
function submit(visit: Visit, form: URLSearchParams): Response {
  changeCodes(visit, form);
  if (!form.has("place")) return checkoutPage(visit, form);
  const fault = faultOf(visit, form);
  if (fault !== null) return checkoutPage(visit, form, fault);
  const checkout = checkoutOf(visit, fieldsOf(visit, form));
  if ("fault" in checkout) return checkoutPage(visit, form, checkout.fault);
  const order = placeCheckout(visit, checkout);
  changeCart(visit, { ...visit.cart, lines: [], codes: [], note: "" });
  return redirect(visit, pathOf(visit, `/checkout/thank-you/${order.id}`), 303);
}

function thankYou(visit: Visit, id: string): Response {
  const order = visit.store.world.state.get("order", visit.shop.domain, id);
  if (!order) return notFound(visit);
  const title = visit.locale === "fr" ? "Merci" : "Thank you";
  const { script, at } = drawnExtensions(visit, "thank-you", checkoutState(visit, order, order.email, true));
  const extensions = { block: at("purchase.thank-you.block.render"), script };
  return drawPage(visit, {
    template: "thank-you",
    layout: "checkout",
    objects: { order: orderDrop(order), thanks: { extensions } },
    title,
  });
}

/** `/checkout…`: Shopify's own pages, where a guest or a signed-in customer places a real order. */
export async function answerCheckout(visit: Visit): Promise<Response | null> {
  const { path, request } = visit;
  const done = /^\/checkout\/thank-you\/(\d+)$/u.exec(path);
  if (done) return thankYou(visit, done[1]!);
  if (path === "/checkout/changes" && request.method === "POST") return change(visit, await formOf(request));
  if (path !== "/checkout") return null;
  if (request.method === "POST") return submit(visit, await formOf(request));
  if (visit.cart.lines.length === 0) return redirect(visit, pathOf(visit, "/cart"));
  return checkoutPage(visit, new URLSearchParams());
}
