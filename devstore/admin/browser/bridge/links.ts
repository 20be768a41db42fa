import { standInAddress } from "./addresses";
import type { Session } from "./session";

/** Links to Shopify, and `open` of one, become navigation of the stand-in's admin; a new window stays a new window. */
export function patchLinks({ shop, store }: Session, go: (address: string) => void): void {
  const plainOpen = window.open.bind(window);
  const follow = (address: string, target: string): Window | null => {
    if (target !== "_blank" && target !== "") return (go(address), null);
    return plainOpen(address, "_blank");
  };
  window.open = (address, target, features) => {
    const inside = address === undefined ? null : standInAddress(String(address), shop, store);
    return inside === null ? plainOpen(address, target, features) : follow(inside, target ?? "_blank");
  };
  document.addEventListener(
    "click",
    (event) => {
      const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
      const href = link?.getAttribute("href");
      const inside = href ? standInAddress(href, shop, store) : null;
      if (!link || inside === null) return;
      event.preventDefault();
      const apart = event.ctrlKey || event.metaKey || link.target === "_blank";
      follow(inside, apart ? "_blank" : "_top");
    },
    true,
  );
}
