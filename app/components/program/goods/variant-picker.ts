import { useAppBridge } from "@shopify/app-bridge-react";
import { useDraft } from "../studio";

export interface PickedVariant {
  /** numbers of Shopify's ids */
  product: string;
  variant: string;
}

interface Chosen {
  id: string;
  displayName?: string;
  title?: string;
  product?: { id?: string };
}

const numberOf = (gid: string) => gid.split("/").at(-1) ?? "";

/** Opens Shopify's own picker of variants; answers each with its product, or null when nothing was chosen. Their names are kept for the page. */
export function useVariantPicker(): (chosen: readonly PickedVariant[]) => Promise<PickedVariant[] | null> {
  const bridge = useAppBridge();
  const { nameGoods } = useDraft();
  return async (chosen) => {
    const picked = await bridge.resourcePicker({
      type: "variant",
      action: "select",
      multiple: 100,
      selectionIds: chosen.map(({ variant }) => ({ id: `gid://shopify/ProductVariant/${variant}` })),
    });
    if (!picked) return null;
    const resources = picked as unknown as readonly Chosen[];
    nameGoods(Object.fromEntries(resources.map(({ id, displayName, title }) => [numberOf(id), displayName ?? title ?? numberOf(id)])));
    const before = new Map(chosen.map((one) => [one.variant, one.product]));
    return resources.flatMap(({ id, product }) => {
      const variant = numberOf(id);
      const of = product?.id === undefined ? before.get(variant) : numberOf(product.id);
      return of === undefined ? [] : [{ product: of, variant }];
    });
  };
}
