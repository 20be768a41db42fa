/** The panel, as Liquid drew it (extensions/storefront/snippets/panel.liquid); null where the embed is off. */
export const panel = document.getElementById("fidelio-panel") as HTMLDialogElement | null;

export const one = <Found extends HTMLElement>(selector: string, within: ParentNode = document): Found | null =>
  within.querySelector(selector);

export const all = <Found extends HTMLElement>(selector: string, within: ParentNode = document): Found[] => [
  ...within.querySelectorAll<Found>(selector),
];

/** The panel or a block of ours: it knows where to ask, in which language, and holds the sentences that Liquid laid ready. */
export const home = one("[data-fid]")!;

/** Which of them was touched last: that is where an answer is said. */
let touched = "";

export function touch(place: Element): void {
  touched = place.closest<HTMLElement>("[data-fid]")!.dataset["fid"]!;
}

/** A sentence that Liquid laid ready for the moment when it is needed. */
export const word = (key: string): string => one(`[data-word=${key}]`, home)?.textContent ?? "";

/** Tells what happened, and takes the focus where what had it is gone. `signIn`: with the way to it. */
export function say(text: string, signIn = false): void {
  const place = one(`[data-fid="${touched}"] .fid-live`) ?? one(".fid-live")!;
  place.textContent = text;
  if (signIn) {
    const link = document.createElement("a");
    link.href = home.dataset["login"]!;
    link.textContent = word("sign_in");
    place.append(" ", link);
  }
  const active = document.activeElement;
  if (!active || active === panel || active === document.body || active.getClientRects().length === 0) place.focus();
}

export function show(place: HTMLElement | null | undefined, there: boolean): void {
  if (place) place.hidden = !there;
}
