import { all, home, one, panel, show, word } from "./page";

/** What the Ajax API says of a cart, as far as it is read here. */
export interface Cart {
  currency?: string;
  note?: string | null;
  items?: Array<{
    variant_id: number;
    product_id: number;
    quantity: number;
    final_line_price: number;
    gift_card: boolean;
    selling_plan_allocation?: object;
  }>;
  discount_codes?: Array<{ code: string; applicable: boolean }>;
  sections?: Record<string, string | null>;
}

interface ThemeActions {
  updateCart?: { (change: { note: string }): Promise<unknown>; isDefault?(): boolean };
}

let changed = false;

/** as it was told last; undefined: nobody asked yet */
let latest: Cart | null | undefined;

const same = (one: string, other: string) => one.toUpperCase() === other.toUpperCase();

async function call(path: string, body?: object): Promise<Cart | null> {
  const headers = { "content-type": "application/json", accept: "application/json" };
  try {
    const address = `${home.dataset["root"]!.replace(/\/$/, "")}/cart${path}.js`;
    const response = await fetch(address, body && { method: "POST", headers, body: JSON.stringify(body) });
    return response.ok ? ((await response.json()) as Cart) : null;
  } catch {
    return null;
  }
}

export const readCart = async (): Promise<Cart | null> => (latest = await call(""));

export const quantityOf = (cart: Cart | null, variant: string): number =>
  cart?.items?.find((line) => String(line.variant_id) === variant)?.quantity ?? 0;

/** Puts one into the cart; false: the shop does not let it, because it is sold out for one. */
export const addOne = async (id: string): Promise<boolean> => (await call("/add", { items: [{ id: Number(id), quantity: 1 }] })) !== null;

/** The parts of the page that show the cart; Shopify draws five at most. */
const shownHere = () =>
  all('[id^="shopify-section-"][id*="cart" i]')
    .map(({ id }) => id.slice(16))
    .slice(0, 5);

/** Changes the cart and draws anew, in place, what shows it. */
export async function changeCart(body: object): Promise<Cart | null> {
  const cart = await call("/update", { ...body, sections: shownHere() });
  if (!cart) return null;
  latest = cart;
  changed = true;
  for (const [id, html] of Object.entries(cart.sections ?? {})) {
    const place = document.getElementById(`shopify-section-${id}`);
    const drawn = new DOMParser().parseFromString(html ?? "", "text/html").getElementById(`shopify-section-${id}`);
    if (place && drawn) inner(place).replaceChildren(...inner(drawn).childNodes);
  }
  // themes that draw their cart by themselves are asked to
  const { updateCart } = (window as { Shopify?: { actions?: ThemeActions } }).Shopify?.actions ?? {};
  if (updateCart?.isDefault?.() === false) void updateCart({ note: cart.note ?? "" }).catch(() => null);
  return cart;
}

/** A drawer that is an element of its own stays, so that it stays open. */
const inner = (part: Element): Element => (part.firstElementChild?.localName.includes("-") ? part.firstElementChild : part);

/**
 * A cart's page that could not be drawn anew in place is loaded again, once nobody looks at the panel and nothing is under way: a code
 * that is being made or applied would be lost on the way.
 */
export function redrawCartPage(): void {
  const waits = changed && home.dataset["page"] === "cart" && shownHere().length === 0;
  if (waits && !panel?.open && !one(".fid form[aria-busy]")) location.reload();
}

/** Adds the code to those that the cart has, and the product that it makes free; answers the sentence on whether it counts. */
export async function apply(code: string, variant?: string): Promise<string> {
  const before = await readCart();
  if (variant && before && quantityOf(before, variant) === 0 && !(await addOne(variant))) return word("sold_out");
  const codes = (before?.discount_codes ?? []).map((had) => had.code).filter((had) => !same(had, code));
  const cart = before && (await changeCart({ discount: [...codes, code].join(",") }));
  if (!cart) return word(navigator.onLine ? "refused_unavailable" : "offline");
  mark();
  const counts = (cart.discount_codes ?? []).filter(({ applicable }) => applicable);
  if (counts.some((one) => same(one.code, code))) return word("applied");
  return word(counts.length > 0 ? "other_code_wins" : "not_applied");
}

/** Takes the code off the cart, and one of the product that it made free. */
export async function takeOff(code: string, variant?: string): Promise<void> {
  const before = await readCart();
  const had = before?.discount_codes ?? [];
  if (!had.some((one) => same(one.code, code))) return;
  const codes = had.map((one) => one.code).filter((one) => !same(one, code));
  const left = variant ? quantityOf(before, variant) - 1 : -1;
  await changeCart({ discount: codes.join(","), ...(left < 0 ? {} : { updates: { [variant!]: left } }) });
  mark();
}

/** Beside each live code: whether the cart has it, and whether it counts there. */
export function mark(): void {
  if (latest === undefined) return;
  for (const card of all("[data-codes] li")) {
    const code = one("code", card)!.textContent!;
    const has = latest?.discount_codes?.find((one) => same(one.code, code));
    const says = one("[data-in-cart]", card)!;
    says.textContent = has ? word(has.applicable ? "in_cart" : "not_applied") : "";
    show(says, has !== undefined);
    show(one("[data-do=apply]", card), has === undefined);
    show(one("[data-do=take-off]", card), has !== undefined);
  }
}
