import { adminBlocks } from "../../extensions/admin-blocks";
import { html, type Markup } from "../html";
import { totalsOf, financialStatus } from "../../store/order-totals";
import type { PageFrame } from "./frame";
import { layout } from "./layout";
import { day, money, orderRow, table } from "./list-pages";

const facts = (pairs: Array<[string, string | Markup | null]>): Markup =>
  html`<dl>
    ${pairs.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value === null || value === "" ? "–" : value}</dd>
        </div>`,
    )}
  </dl>`;

const toApp = ({ name, say }: PageFrame, path: string): Markup =>
  html`<p><a class="button" href="/admin/store/${name}/apps/fidelio/app/${path}">${say("open-in-app")}</a></p>`;

/** Shopify's page of a customer, as far as it matters here. Null: there is none. */
export function customerPage(frame: PageFrame, id: string): Response | null {
  const { store, shop, say } = frame;
  const customer = store.world.state.get("customer", shop.domain, id);
  if (!customer) return null;
  const title = `${customer.firstName ?? ""} ${customer.lastName ?? ""}`.trim() || `${say("customer")} ${id}`;
  const orders = [...store.world.state.table("order", shop.domain).values()]
    .filter((order) => order.customerId === id)
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt));
  const body = html`<h1>${title}</h1>
    <section class="card">
      ${facts([
        [say("email"), customer.email],
        [say("customer-language"), customer.locale],
        [say("tags"), customer.tags.join(", ")],
      ])}${toApp(frame, `members/${id}`)}
    </section>
    ${adminBlocks(frame, "admin-customer", `gid://shopify/Customer/${id}`)}
    <section class="card">
      <h2>${say("orders")}</h2>
      ${
        orders.length === 0
          ? say("empty")
          : table(
              [say("order"), say("placed"), say("paid"), say("total")],
              orders.slice(0, 50).map((order) => orderRow(frame, order)),
            )
      }
    </section>`;
  return layout(frame, { title, section: "customers", body });
}

export function orderPage(frame: PageFrame, id: string): Response | null {
  const { store, shop, say, name } = frame;
  const order = store.world.state.get("order", shop.domain, id);
  if (!order) return null;
  const title = `${say("order")} #${order.number}`;
  const customer =
    order.customerId === null
      ? say("no-customer")
      : html`<a href="/admin/store/${name}/customers/${order.customerId}">${order.customerId}</a>`;
  const lines = order.lines.map((line) => [html`${line.title}`, html`${line.quantity}`, html`${money(frame, line.price)}`]);
  const body = html`<h1>${title}</h1>
    <section class="card">
      ${facts([
        [say("placed"), day(frame, order.createdAt)],
        [say("paid"), financialStatus(order)],
        [say("customer"), customer],
        [say("total"), money(frame, totalsOf(order).currentTotal)],
      ])}${toApp(frame, `orders/${id}`)}
    </section>
    ${adminBlocks(frame, "admin-order", `gid://shopify/Order/${id}`)}
    <section class="card">${table([say("title"), say("quantity"), say("price")], lines)}</section>`;
  return layout(frame, { title, section: "orders", body });
}

export function productPage(frame: PageFrame, id: string): Response | null {
  const { store, shop, say } = frame;
  const product = store.world.state.get("product", shop.domain, id);
  if (!product) return null;
  const body = html`<h1>${product.title}</h1>
    <section class="card">
      ${facts([
        [say("vendor"), product.vendor],
        [say("price"), money(frame, product.price)],
        [say("tags"), product.tags.join(", ")],
      ])}
    </section>`;
  return layout(frame, { title: product.title, section: "products", body });
}

export function homePage(frame: PageFrame): Response {
  const { shop, say } = frame;
  const body = html`<h1>${shop.name}</h1>
    <section class="card">
      ${facts([
        [say("domain"), shop.domain],
        [say("currency"), shop.currency],
        [say("plan"), shop.plan],
      ])}
    </section>`;
  return layout(frame, { title: say("home"), section: "home", body });
}

/** Loud: what the app linked to does not exist here. */
export function missingPage(frame: PageFrame): Response {
  const sentence = frame.say("missing", { path: frame.here });
  return layout(frame, {
    title: sentence,
    section: "home",
    body: html`<h1>404</h1>
      <section class="card"><p>${sentence}</p></section>`,
    status: 404,
  });
}
