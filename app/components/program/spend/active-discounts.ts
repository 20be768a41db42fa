import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { ActiveDiscount } from "../../../loyalty/combining";
import { useAdmin } from "../../admin-frame";

/** The shop's own discounts that apply now. `complete`: there were no more than were read. Null: Shopify does not answer. */
export interface DiscountsAnswer {
  active: { discounts: ActiveDiscount[]; complete: boolean } | null;
}

/** Read once for all pages of the studio; undefined: on its way. */
export function useActiveDiscounts(): DiscountsAnswer["active"] | undefined {
  const { to } = useAdmin();
  const { load, state, data } = useFetcher<DiscountsAnswer>({ key: "active-discounts" });
  useEffect(() => {
    if (state === "idle" && data === undefined) load(to("/app/program/discounts"));
  }, [load, state, data, to]);
  return data === undefined ? undefined : (data as DiscountsAnswer).active;
}
