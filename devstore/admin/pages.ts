import { decimal } from "../store/money";
import type { Product, Shop } from "../store/entities";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character]!);

function page(title: string, body: string): Response {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><link rel="icon" href="data:,">`;
  const style =
    "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}td,th{text-align:left;padding:.2rem 1rem .2rem 0}</style>";
  return new Response(`<!doctype html><html lang="en"><head>${head}${style}</head><body>${body}</body></html>`, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}

/** `/admin`: the shops, each a link that opens the app signed in. */
export function adminPage(shops: Shop[]): Response {
  const rows = shops.map(
    (shop) =>
      `<tr><td><a href="/admin/open?shop=${encodeURIComponent(shop.domain)}">${escape(shop.name)}</a></td><td>${escape(shop.domain)}</td><td>${shop.currency}</td></tr>`,
  );
  return page("Stand-in admin", `<h1>Shops</h1><p>Open the app as the shop's owner.</p><table>${rows.join("")}</table>`);
}

/** `/`: a plain list of what the first shop sells. */
export function storefrontPage(shop: Shop, products: Iterable<Product>): Response {
  const rows = [...products]
    .slice(0, 200)
    .map(
      (product) =>
        `<tr><td>${escape(product.title)}</td><td>${escape(product.vendor)}</td><td>${decimal(product.price, shop.currency)} ${shop.currency}</td></tr>`,
    );
  return page(
    shop.name,
    `<h1>${escape(shop.name)}</h1><table><tr><th>Product</th><th>Vendor</th><th>Price</th></tr>${rows.join("")}</table>`,
  );
}
