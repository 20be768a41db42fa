/** The panel, as Liquid drew it: extensions/storefront/snippets/panel.liquid. */
export const panel = document.getElementById("fidelio-panel") as HTMLDialogElement;

export const one = <Found extends HTMLElement>(selector: string, within: ParentNode = panel): Found | null =>
  within.querySelector(selector);

export const all = <Found extends HTMLElement>(selector: string, within: ParentNode = panel): Found[] => [
  ...within.querySelectorAll<Found>(selector),
];

/** A sentence that Liquid laid ready for the moment when it is needed. */
export const word = (key: string): string => one(`[data-word=${key}]`)?.textContent ?? "";

export function refusal(reason: string): string {
  const place = document.getElementById(`fidelio-${reason}`) ?? document.getElementById("fidelio-unavailable");
  return one("span", place!)?.textContent ?? "";
}

/** Tells what happened, and takes the focus where what had it is gone. */
export function say(text: string): void {
  const place = one(".fid-live")!;
  place.textContent = text;
  const active = document.activeElement;
  if (!active || active === panel || active === document.body || active.getClientRects().length === 0) place.focus();
}

export function show(place: HTMLElement | null | undefined, there: boolean): void {
  if (place) place.hidden = !there;
}
