import { html, type Markup } from "../admin/html";
import type { Visitor } from "../admin/visitor";
import { hostPlace, hostScript } from "../extensions/host-place";
import type { PosState } from "../extensions/host-state";
import { placedOn } from "../extensions/placement";
import type { Customer, Product, Shop } from "../store/entities";
import { totalsOf } from "../store/order-totals";
import { decimal } from "../store/money";
import { variantsOf } from "../store/catalogue";
import type { Store } from "../store-parts";
import { priceRegister, registerOf } from "./register";
import { posStyle } from "./pos-style";
import { posWords } from "./words";

export interface PosView {
  store: Store;
  shop: Shop;
  visitor: Visitor;
  /** typed into the two searches */
  search: { products: string; customers: string };
  /** whose page is open */
  customer: Customer | null;
  state: PosState;
}

const SHOWN = 8;
const nameOf = (customer: Customer) => [customer.firstName, customer.lastName].filter(Boolean).join(" ") || customer.email || customer.id;
const call = (name: string, values: unknown[], label: string, more = ""): Markup =>
  html`<button type="button" class="${more}" data-call="${name}" data-values="${JSON.stringify(values)}">${label}</button>`;

/** The first that hold all words. */
function found<T>(all: Iterable<T>, typed: string, textOf: (one: T) => string): T[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const hits: T[] = [];
  for (const one of all) {
    if (hits.length === SHOWN) break;
    if (words.every((word) => textOf(one).toLowerCase().includes(word))) hits.push(one);
  }
  return hits;
}

function searchForm(view: PosView, name: "products" | "customers", label: string): Markup {
  const say = posWords(view.visitor.language);
  return html`<form class="line" method="get" action="/pos">
    <input type="hidden" name="shop" value="${view.shop.domain}" />
    <label class="grow">${label}<input type="search" name="${name}" value="${view.search[name]}" /></label>
    <button type="submit">${say.search}</button>
  </form>`;
}

function products(view: PosView): Markup {
  const { store, shop, visitor, search } = view;
  const say = posWords(visitor.language);
  const hits = found(
    store.world.state.table("product", shop.domain).values(),
    search.products,
    (one: Product) => `${one.title} ${one.sku}`,
  );
  const rows = hits.flatMap((product) => variantsOf(product).map((variant) => ({ product, variant }))).slice(0, SHOWN);
  return html`<section>
    ${searchForm(view, "products", say.products)}
    <ul class="rows">
      ${rows.map(
        ({ product, variant }) =>
          html`<li>
            <span>${product.title}${product.variants ? ` · ${variant.title}` : ""}</span
            ><span>${decimal(variant.price, shop.currency)}</span>
            ${call("addLineItem", [variant.id, 1], `${say.add}`)}
          </li>`,
      )}
    </ul>
  </section>`;
}

function customerPart(view: PosView): Markup {
  const { store, shop, visitor, search } = view;
  const say = posWords(visitor.language);
  const { customerId } = registerOf(store.world, shop);
  const chosen = customerId === null ? undefined : store.world.state.get("customer", shop.domain, customerId);
  const page = (id: string) => `/pos?${new URLSearchParams({ shop: shop.domain, customer: id }).toString()}`;
  const hits =
    search.customers === ""
      ? []
      : found(
          store.world.state.table("customer", shop.domain).values(),
          search.customers,
          (one: Customer) => `${nameOf(one)} ${one.email ?? ""} ${one.id}`,
        );
  return html`<div data-part="customer">
      ${
        chosen
          ? html`<p class="line">
              <strong class="grow">${nameOf(chosen)}</strong>
              <a href="${page(chosen.id)}">${say["customer-page"]}</a> ${call("removeCustomer", [], say.remove)}
            </p>`
          : html`<p>${say["customer-none"]}</p>`
      }
    </div>
    ${searchForm(view, "customers", say.customer)}
    <ul class="rows">
      ${hits.map((one) => html`<li><span>${nameOf(one)}</span><a href="${page(one.id)}">${say["customer-page"]}</a> ${call("setCustomer", [one.id], say["customer-set"])}</li>`)}
    </ul>`;
}

function cart(view: PosView): Markup {
  const { store, shop, visitor } = view;
  const say = posWords(visitor.language);
  const register = registerOf(store.world, shop);
  const { order } = priceRegister(store.world, shop, register);
  const totals = totalsOf(order);
  const amount = (minor: number) => `${decimal(minor, shop.currency)} ${shop.currency}`;
  return html`<section aria-label="${say.cart}">
    <h2>${say.cart}</h2>
    ${customerPart(view)}
    <div data-part="cart">
      ${register.paid === null ? null : html`<p role="status" class="paid" data-order="${register.paid}">${say.paid} ${register.paid}</p>`}
      ${order.lines.length === 0 ? html`<p>${say.empty}</p>` : null}
      <ul class="rows">
        ${order.lines.map(
          (line, index) =>
            html`<li>
              <span>${line.quantity} × ${line.title}</span
              ><span>${amount(line.price * line.quantity)}</span>${call("removeLineItem", [register.lines[index]?.uuid], say.remove)}
            </li>`,
        )}
      </ul>
      <dl>
        ${order.discounts.map(
          (one) =>
            html`<div data-discount="${one.code || (one.title ?? "")}">
              <dt>${one.code || (one.title ?? "")}</dt>
              <dd>−${amount(one.amount)}</dd>
            </div>`,
        )}
        <div>
          <dt>${say.tax}</dt>
          <dd>${amount(totals.tax)}</dd>
        </div>
        <div class="total" data-total>
          <dt>${say.total}</dt>
          <dd>${amount(totals.total)}</dd>
        </div>
      </dl>
      <p class="line">
        ${order.discounts.length > 0 ? call("removeAllDiscounts", [false], `${say.remove}: ${say.code}`) : null}
        ${call("clearCart", [], say.clear)} ${call("pay", [], say.pay, "primary")}
      </p>
    </div>
    <form class="line" data-submit="addCartCodeDiscount">
      <label class="grow">${say.code}<input name="value" autocomplete="off" /></label><button type="submit">${say.apply}</button>
    </form>
    <p id="pos-problem" role="alert"></p>
  </section>`;
}

function left(view: PosView): Markup {
  const { shop, visitor, customer } = view;
  const say = posWords(visitor.language);
  if (!customer) {
    const tiles = placedOn(shop, "pos-home").map((one) => hostPlace(one, visitor.language));
    return html`<section aria-label="${say.tiles}"><div class="tiles">${tiles}</div></section>
      ${products(view)}`;
  }
  const blocks = placedOn(shop, "pos-customer").map((one) => hostPlace(one, visitor.language, { customer: customer.id }));
  return html`<section>
    <p><a href="/pos?shop=${shop.domain}">${say.back}</a></p>
    <h2>${nameOf(customer)}</h2>
    <p>${customer.email ?? ""} ${call("setCustomer", [customer.id], say["customer-set"])}</p>
    ${blocks}
  </section>`;
}

/** The register: tiles, goods and the cart; or the page of one customer beside the cart. */
export function posPage(view: PosView): Response {
  const { shop, visitor, state } = view;
  const say = posWords(visitor.language);
  const placed = [
    ...placedOn(shop, "pos-home"),
    ...placedOn(shop, "pos-customer"),
    ...placedOn(shop, "pos-modal"),
    ...placedOn(shop, "pos-customer-action"),
  ];
  const { text } = html`<!doctype html>
    <html lang="${visitor.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${say.title} · ${shop.name}</title>
        <link rel="icon" href="data:," />
        <style>
          ${posStyle}
        </style>
      </head>
      <body>
        <header><h1>${say.title} · ${shop.name}</h1></header>
        <main>
          <div class="left">${left(view)}</div>
          <div class="right">${cart(view)}</div>
        </main>
        <dialog id="pos-modal" aria-labelledby="pos-modal-title">
          <header>
            <h2 id="pos-modal-title"></h2>
            <button type="button">${say.close}</button>
          </header>
          <div class="pos-modal-body"></div>
        </dialog>
        ${hostScript(placed, state)}
      </body>
    </html>`;
  return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } });
}
