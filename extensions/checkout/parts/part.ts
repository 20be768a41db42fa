import type { RewardKind } from "../../../app/loyalty/reward-shape";
import type { Acts } from "../../shared/use-acts";
import type { View } from "../../shared/view";
import type { Place } from "../acts";

/** What every part of the block gets. */
export interface Part extends Acts {
  view: View;
  place: Place;
}

const forTheCart: readonly RewardKind[] = ["amount", "percentage", "sliding", "shipping", "product"];

/** What can be taken off the order at hand; gift cards, credit and what staff hand over are not chosen while paying. */
export const inCheckout = ({ kind }: { kind: RewardKind }): boolean => forTheCart.includes(kind);
