import { channels as allChannels, type Channel } from "../../loyalty/order-facts";
import type { Program } from "../../loyalty/program";

/** What the page of orders edits; null: the field is empty. */
export interface OrderValues {
  tagsExcluded: string[];
  channels: Channel[];
  testOrders: boolean;
  /** days in which customers may return goods; null: not said yet */
  returnDays: number | null;
  pendingDays: number | null;
}

export function ordersToEdit({ eligible, points }: Program, returnDays: number | null): OrderValues {
  const { tagsExcluded, channels, testOrders } = eligible;
  // in the order of the list, so that a choice taken back is no change
  return {
    tagsExcluded,
    channels: allChannels.filter((channel) => channels.includes(channel)),
    testOrders,
    returnDays,
    pendingDays: points.pendingDays,
  };
}

export function withOrders(program: Program, { tagsExcluded, channels, testOrders, pendingDays }: OrderValues): Program {
  return {
    ...program,
    eligible: { ...program.eligible, tagsExcluded: [...new Set(tagsExcluded)], channels, testOrders },
    points: { ...program.points, pendingDays: pendingDays ?? program.points.pendingDays },
  };
}
