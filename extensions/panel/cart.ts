import { panel, refusal, word } from "./page";

interface Cart {
  discount_codes?: { code: string; applicable: boolean }[];
}

let changed = false;

/** Draws the page behind the panel anew once nobody looks at the panel, where it shows a cart that is no longer true. */
export function redrawCartPage(): void {
  if (changed && !panel.open && panel.dataset["page"] === "cart") location.reload();
}

/** Adds the code to those that the cart has; answers the sentence on whether it counts. */
export async function apply(code: string): Promise<string> {
  const root = panel.dataset["root"]!.replace(/\/$/, "");
  try {
    const before = (await (await fetch(`${root}/cart.js`)).json()) as Cart;
    const codes = new Set([...(before.discount_codes ?? []).map((had) => had.code), code]);
    const headers = { "content-type": "application/json", accept: "application/json" };
    const body = JSON.stringify({ discount: [...codes].join(",") });
    const after = (await (await fetch(`${root}/cart/update.js`, { method: "POST", headers, body })).json()) as Cart;
    changed = true;
    // who closed the panel meanwhile looks at the cart
    redrawCartPage();
    return word(after.discount_codes?.some((has) => has.code === code && has.applicable) ? "applied" : "not_applied");
  } catch {
    return refusal("unavailable");
  }
}
