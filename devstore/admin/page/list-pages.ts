import { financialStatus, totalsOf } from "../../store/order-totals";
import { decimal } from "../../store/money";
import type { Order } from "../../store/order";
import { html, type Markup } from "../html";
import type { PageFrame } from "./frame";
import { layout } from "./layout";

const SHOWN = 50;

export const money = ({ shop, visitor }: PageFrame, minor: number): string =>
  new Intl.NumberFormat(visitor.language, { style: "currency", currency: shop.currency, currencyDisplay: "narrowSymbol" }).format(
    Number(decimal(minor, shop.currency)),
  );

export const day = ({ shop, visitor }: PageFrame, at: string): string =>
  new Intl.DateTimeFormat(visitor.language, { dateStyle: "medium", timeZone: shop.zone }).format(new Date(at));

export function table(heads: string[], rows: Markup[][]): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${heads[0]}">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function list(frame: PageFrame, section: "orders" | "products" | "customers", heads: string[], rows: Markup[][]): Response {
  const { say } = frame;
  const body = html`<h1>${say(section)}</h1>
    <section class="card">
      ${rows.length === 0 ? html`<p>${say("empty")}</p>` : table(heads, rows)}
      ${rows.length === SHOWN ? html`<p class="quiet">${say("newest")}</p>` : null}
    </section>`;
  return layout(frame, { title: say(section), section, body });
}

const newest = <T extends { createdAt: string }>(all: Iterable<T>): T[] =>
  [...all].sort((one, other) => other.createdAt.localeCompare(one.createdAt)).slice(0, SHOWN);

export function orderRow(frame: PageFrame, order: Order): Markup[] {
  return [
    html`<a href="/admin/store/${frame.name}/orders/${order.id}">#${order.number}</a>`,
    html`${day(frame, order.createdAt)}`,
    html`${financialStatus(order)}`,
    html`${money(frame, totalsOf(order).currentTotal)}`,
  ];
}

export function ordersPage(frame: PageFrame): Response {
  const { say, store, shop } = frame;
  const rows = newest(store.world.state.table("order", shop.domain).values()).map((order) => orderRow(frame, order));
  return list(frame, "orders", [say("order"), say("placed"), say("paid"), say("total")], rows);
}

export function customersPage(frame: PageFrame): Response {
  const { say, store, shop, name } = frame;
  const rows = newest(store.world.state.table("customer", shop.domain).values()).map((one) => [
    html`<a href="/admin/store/${name}/customers/${one.id}">${`${one.firstName ?? ""} ${one.lastName ?? ""}`.trim() || one.id}</a>`,
    html`${one.email}`,
  ]);
  return list(frame, "customers", [say("customer"), say("email")], rows);
}

export function productsPage(frame: PageFrame): Response {
  const { say, store, shop, name } = frame;
  const rows = newest(store.world.state.table("product", shop.domain).values()).map((one) => [
    html`<a href="/admin/store/${name}/products/${one.id}">${one.title}</a>`,
    html`${one.vendor}`,
    html`${money(frame, one.price)}`,
  ]);
  return list(frame, "products", [say("title"), say("vendor"), say("price")], rows);
}
