import type { DevStore } from "../create-store";
import { answerStorefront } from "../storefront/answer-storefront";

export interface Seen {
  status: number;
  headers: Headers;
  body: string;
  location: string | null;
}

/** Somebody at the storefront: keeps cookies, follows nothing by itself. */
export class Shopper {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly store: DevStore,
    private readonly shop: string,
  ) {}

  private async ask(path: string, more: RequestInit): Promise<Seen> {
    const url = new URL(path, "http://localhost:3001");
    const headers = new Headers(more.headers);
    headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    if (!this.cookies.has("storefront_shop")) url.searchParams.set("shop", this.shop);
    const response = (await answerStorefront(this.store.parts, new Request(url, { ...more, headers })))!;
    for (const one of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/u.exec(one)!;
      if (/Max-Age=0/u.test(one)) this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
    return {
      status: response.status,
      headers: response.headers,
      body: await response.text(),
      location: response.headers.get("location"),
    };
  }

  get(path: string): Promise<Seen> {
    return this.ask(path, {});
  }

  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Seen> {
    return this.ask(path, { method: "POST", body: new URLSearchParams(fields), headers });
  }

  async cart(): Promise<Record<string, unknown>> {
    return JSON.parse((await this.get("/cart.js")).body) as Record<string, unknown>;
  }

  /** Puts some of a product in the cart, by its sku. */
  async add(sku: string, quantity = 1): Promise<Seen> {
    const products = [...this.store.parts.world.state.table("product", this.shop).values()];
    const product = products.find((one) => one.sku === sku || one.variants?.some((variant) => variant.sku === sku))!;
    const id = product.variants?.find((variant) => variant.sku === sku)?.id ?? product.variantId;
    return this.post("/cart/add", { id, quantity: String(quantity) });
  }

  /** The order that the last page of a checkout is about. */
  ordered(seen: Seen) {
    const id = /thank-you\/(\d+)$/u.exec(seen.location ?? "")?.[1];
    if (id === undefined) throw new Error(`Nothing was ordered: ${seen.status} ${seen.body.slice(0, 2000)}`);
    return this.store.parts.world.state.get("order", this.shop, id)!;
  }
}

/** A code of the shop, as an app would make it. */
export function makeCode(store: DevStore, shop: string, code: string, more: object = {}): void {
  const { state } = store.parts.world;
  const at = "2025-01-01T00:00:00Z";
  const value = { kind: "amount" as const, amount: 500 };
  const combinesWith = { order: false, product: true, shipping: true };
  const limits = { usageLimit: 1, appliesOncePerCustomer: true, customerIds: null, minimumSubtotal: null, used: 0 };
  const discount = {
    id: code,
    code,
    title: code,
    value,
    startsAt: at,
    endsAt: null,
    ...limits,
    combinesWith,
    tags: [],
    createdAt: at,
    updatedAt: at,
  };
  state.commit([["discount", shop, code, { ...discount, ...more }]]);
}

/** Somebody whom the shop knows. */
export function makeCustomer(store: DevStore, shop: string, id: string): void {
  const at = "2025-01-01T00:00:00Z";
  const nothing = { phone: null, note: null, address: null };
  const person = { firstName: "Ada", lastName: "<Reid>", email: `ada.${id}@example.com`, verifiedEmail: true, locale: "en" };
  const record = { state: "disabled" as const, tags: ["vip"], emailConsent: "not_subscribed" as const, createdAt: at, updatedAt: at };
  store.parts.world.state.commit([["customer", shop, id, { id, ...person, ...nothing, ...record }]]);
}
