import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { Reward } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";

export interface SoldVariant {
  variantId: string;
  /** a decimal in the shop's currency */
  price: string;
  /** it can be bought now */
  available: boolean;
}

/** Null: Shopify does not answer. */
export interface VariantsAnswer {
  variants: SoldVariant[] | null;
}

const none: readonly SoldVariant[] = [];

/** The products that a reward lets choose from, as the shop sells them now; null: not known (yet). */
export function useVariants(reward: Reward): readonly SoldVariant[] | null {
  const { to } = useAdmin();
  const ids = reward.kind === "product" ? reward.choices.map(({ variant }) => variant).join(",") : "";
  const { load, state, data } = useFetcher<VariantsAnswer>({ key: `variants/${ids}` });
  useEffect(() => {
    if (ids !== "" && state === "idle" && data === undefined) load(to(`/app/program/variants?ids=${ids}`));
  }, [ids, load, state, data, to]);
  if (ids === "") return none;
  return (data as VariantsAnswer | undefined)?.variants ?? null;
}
