import type { HostState } from "../../host-state";

/** What a page does when an extension calls one of its surface's own functions. */
export interface PageActs {
  act(name: string, values: unknown[], place: HTMLElement): Promise<unknown>;
}

export interface PageTools {
  /** tells all extensions of the page what it is now */
  change(state: HostState): void;
  now(): HostState;
  openAll(within: ParentNode): void;
}

/** One call after the other, as they were made: an answer that overtakes a later one would bring back what is no longer true. */
export function inTurn<Values extends unknown[], Answer>(
  call: (...values: Values) => Promise<Answer>,
): (...values: Values) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return (...values) => {
    const mine = last.then(() => call(...values));
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Draws anew what bears `data-part`, as the server draws it now; everything else of the page stays as it is. */
export function takeParts(page: string): void {
  const drawn = new DOMParser().parseFromString(page, "text/html");
  for (const part of drawn.querySelectorAll<HTMLElement>("[data-part]"))
    document.querySelector(`[data-part="${part.dataset["part"]}"]`)?.replaceChildren(...part.childNodes);
}
