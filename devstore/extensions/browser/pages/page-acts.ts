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

/** Draws anew what bears `data-part`, as the server draws it now; everything else of the page stays as it is. */
export function takeParts(page: string): void {
  const drawn = new DOMParser().parseFromString(page, "text/html");
  for (const part of drawn.querySelectorAll<HTMLElement>("[data-part]"))
    document.querySelector(`[data-part="${part.dataset["part"]}"]`)?.replaceChildren(...part.childNodes);
}
