import { conditionsOf, type Conditions } from "../list/conditions";
import type { Selection } from "./acts";

/** SQL for the members of a selection; erased and merged ones are in none. */
export function selectedOf(shopId: string, selection: Selection, zone: string): Conditions {
  if ("query" in selection) return conditionsOf(shopId, selection.query, zone);
  return {
    text: "m.shop_id = $1 and m.id = any($2::uuid[]) and m.merged_into is null and m.status <> 'erased'",
    values: [shopId, selection.ids],
  };
}
