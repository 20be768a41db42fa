import type { ReferralFacts } from "./facts";
import { fold } from "./fold";
import { seen, type Look } from "./signals";
import { manyFromOneNetwork, otherFriendWeights, postedAmongFriends } from "./weights";
import { livesWith, shareMailbox, sharePhone } from "./who";

/** From how many claims in a week a code is one that many have. */
const many = 8;
/** Of the friends of somebody who tells those they know, more live in the same town. */
const strangersFrom = 5;

/** What only shows in many referrals together. */
export const inHeaps: readonly Look[] = [
  ({ circle }) => (circle === null ? null : seen("circle", { count: circle })),
  otherFriend,
  codePosted,
  ({ networkClaims: { minute } }) => (minute >= 3 ? seen("claims-in-bursts", { count: minute }) : null),
  ({ networkClaims: { day } }) =>
    day >= 4 ? seen("claims-from-one-network", { count: day }, day >= 8 ? manyFromOneNetwork : undefined) : null,
  ({ order }) =>
    order !== null && order.least !== null && order.minutesAfterClaim <= 30 && order.goods <= order.least * 1.1
      ? seen("bare-minimum")
      : null,
];

/**
 * The friend shares a telephone or a mailbox with another friend of the advocate, or a door with several. At the advocate's own door
 * that may be a family: it weighs less there.
 */
function otherFriend({ advocate, friend, otherFriends }: ReferralFacts) {
  const reached = otherFriends.filter((other) => sharePhone(friend, other) || shareMailbox(friend, other)).length;
  const neighbours = otherFriends.filter((other) => livesWith(friend, other)).length;
  if (reached === 0 && neighbours < 2) return null;
  const { several, atHome } = otherFriendWeights;
  const atDoor = livesWith(advocate, friend) ? atHome : neighbours >= 3 ? several : undefined;
  return seen("other-friend", { count: Math.max(reached, neighbours) }, reached > 0 ? several : atDoor);
}

/** Many claims in a week, from as many network addresses, and hardly any of those who bought live near the advocate. */
function codePosted({ codeClaims: { week, day, networksDay }, advocate, otherFriends }: ReferralFacts) {
  if (week < many || networksDay < day / 2) return null;
  const towns = new Set(advocate.addresses.map(({ city }) => fold(city)));
  const near = otherFriends.filter(({ addresses }) => addresses.some(({ city }) => towns.has(fold(city)))).length;
  const strangers = otherFriends.length >= strangersFrom && near / otherFriends.length < 0.1;
  return seen("code-posted", { count: week }, strangers ? undefined : postedAmongFriends);
}
