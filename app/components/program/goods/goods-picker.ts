import { useAppBridge } from "@shopify/app-bridge-react";
import { useDraft } from "../studio";

export type Picked = "products" | "variants" | "collections";

const kinds = {
  products: { type: "product", gid: "Product" },
  variants: { type: "variant", gid: "ProductVariant" },
  collections: { type: "collection", gid: "Collection" },
} as const;

interface Chosen {
  id: string;
  title?: string;
  displayName?: string;
}

/** Opens Shopify's own picker; answers the numbers of what was chosen, or null when nothing was. Their titles are kept for the page. */
export function useGoodsPicker(): (kind: Picked, chosen: readonly string[]) => Promise<string[] | null> {
  const bridge = useAppBridge();
  const { nameGoods } = useDraft();
  return async (kind, chosen) => {
    const { type, gid } = kinds[kind];
    const selectionIds = chosen.map((id) => ({ id: `gid://shopify/${gid}/${id}` }));
    const picked = await bridge.resourcePicker({ type, action: "select", multiple: 250, selectionIds, filter: { variants: false } });
    if (!picked) return null;
    const resources = picked as unknown as readonly Chosen[];
    const ids = resources.map(({ id }) => id.split("/").at(-1) ?? "");
    nameGoods(Object.fromEntries(resources.map(({ title, displayName }, place) => [ids[place]!, displayName ?? title ?? ids[place]!])));
    return ids;
  };
}
