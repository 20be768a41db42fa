import { nameLikeness } from "./names";
import { seen, type Look } from "./signals";
import { livesWith, mailboxSpeaksOf, nearest, shareMailbox, sharePhone } from "./who";

/** Whether the friend is the advocate. */
export const samePerson: readonly Look[] = [
  ({ ownAccount }) => (ownAccount ? seen("own-account") : null),
  ({ merged }) => (merged ? seen("merged") : null),
  ({ advocate, friend }) => (shareMailbox(advocate, friend) ? seen("same-mailbox") : null),
  ({ advocate, friend }) => (!shareMailbox(advocate, friend) && mailboxSpeaksOf(friend, advocate) ? seen("similar-mailbox") : null),
  ({ advocate, friend }) => (sharePhone(advocate, friend) ? seen("same-phone") : null),
  ({ advocate, friend }) => {
    if (nameLikeness(advocate, friend) !== "same") return null;
    return seen(livesWith(advocate, friend) ? "same-person" : "same-name");
  },
  ({ advocate, friend }) =>
    livesWith(advocate, friend) ? seen("same-door", { certain: nearest(advocate, friend) === "door" ? 1 : 0 }) : null,
  ({ sharedNetwork }) => (sharedNetwork ? seen("same-network") : null),
  ({ orderNetworkShared }) => (orderNetworkShared ? seen("same-network-at-order") : null),
];
