import { nameLikeness } from "./names";
import { seen, type Look } from "./signals";
import { livesWith, shareMailbox, sharePhone } from "./who";

/** Whether the friend was a customer before, or was brought before. */
export const notNew: readonly Look[] = [
  ({ earlierOrders }) => (earlierOrders > 0 ? seen("existing-customer", { count: earlierOrders }) : null),
  ({ knownMailbox, friend, lookAlikes }) =>
    knownMailbox || lookAlikes.some((other) => shareMailbox(friend, other)) ? seen("known-mailbox") : null,
  ({ friend, lookAlikes }) => (lookAlikes.some((other) => sharePhone(friend, other)) ? seen("known-phone") : null),
  ({ friend, lookAlikes }) =>
    lookAlikes.some((other) => nameLikeness(friend, other) === "same" && livesWith(friend, other)) ? seen("known-person") : null,
  ({ aliasReferrals }) => (aliasReferrals > 0 ? seen("claimed-before", { count: aliasReferrals }) : null),
  ({ disposable }) => (disposable ? seen("throwaway-mailbox") : null),
];
