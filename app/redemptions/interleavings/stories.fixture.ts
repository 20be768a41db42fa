import fc from "fast-check";
import type { Act, RewardTried, Sky } from "./acts.fixture";

/** How one thing comes about that the saga is for, with redemptions of its own: slots `at`, `at + 1` and `at + 2`. */
export type Story = (at: number) => fc.Arbitrary<Act[]>;

const code = fc.constantFrom<RewardTried>("five-off", "small", "tenth", "capped", "slide", "ship", "mug");
const given = fc.constantFrom<RewardTried>("card", "credit");
const fault = fc.constantFrom<Sky>("error", "throttle", "silence");

const ofCode =
  (tell: (slot: number, reward: RewardTried, sky: Sky) => Act[], reward = code): Story =>
  (at) =>
    fc.tuple(reward, fault).map(([one, sky]) => tell(at, one, sky));

export const stories: Readonly<Record<string, Story>> = {
  bought: ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "use", slot },
    { do: "hear", slot },
  ]),
  "bought, and ended before we heard of it": ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "use", slot },
    { do: "end", slot },
    { do: "later", days: 1 },
  ]),
  "used twice": ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "use", slot },
    { do: "use-again", slot },
    { do: "hear", slot, nth: 1 },
    { do: "hear", slot },
    { do: "hear", slot, nth: 1 },
  ]),
  "used after its release": ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "use-unseen", slot },
    { do: "end", slot },
    { do: "show", slot },
    { do: "hear", slot },
    { do: "refund", slot },
    { do: "hear", slot },
  ]),
  "ended by the member": ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "end", slot },
    { do: "end", slot },
    { do: "clean", slot },
  ]),
  "ended by staff": ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "ask-release", slot },
    { do: "end", slot },
    { do: "use", slot },
  ]),
  cancelled: ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "use", slot },
    { do: "hear", slot },
    { do: "cancel", slot },
    { do: "hear", slot },
    { do: "hear", slot },
  ]),
  "refunded bit by bit": ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "use", slot },
    { do: "hear", slot },
    { do: "refund", slot },
    { do: "hear", slot },
    { do: "refund", slot },
    { do: "hear", slot },
  ]),
  "refunded before we heard of it": ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "use", slot },
    { do: "refund", slot },
    { do: "hear", slot },
  ]),
  "crashed while it was made": ofCode((slot, reward) => [
    { do: "reserve", slot, reward },
    { do: "make-and-die", slot },
    { do: "issue", slot },
  ]),
  "crashed while it was made, then ended": ofCode((slot, reward) => [
    { do: "reserve", slot, reward },
    { do: "make-and-die", slot },
    { do: "end", slot },
  ]),
  "crashed while it was taken back": ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "take-back-and-die", slot },
    { do: "use", slot },
    { do: "end", slot },
  ]),
  "tried again": ofCode((slot, reward, sky) => [
    { do: "reserve", slot, reward },
    { do: "issue", slot, sky: "error" },
    { do: "issue", slot, sky },
    { do: "issue", slot },
  ]),
  throttled: ofCode((slot, reward) => [
    { do: "redeem", slot, reward, sky: "throttle" },
    { do: "issue", slot },
  ]),
  "made without an answer": ofCode((slot, reward) => [
    { do: "redeem", slot, reward, sky: "silence" },
    { do: "use", slot },
    { do: "issue", slot },
    { do: "hear", slot },
  ]),
  "taken back without an answer": ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "end", slot, sky: "silence" },
    { do: "end", slot },
  ]),
  "clicked twice": ofCode(
    (slot, reward) => [
      { do: "reserve", slot, reward },
      { do: "issue-twice", slot },
    ],
    fc.oneof(code, given),
  ),
  "made and ended at once": ofCode((slot, reward) => [
    { do: "reserve", slot, reward },
    { do: "issue-and-end", slot },
  ]),
  "made after its end": ofCode((slot, reward) => [
    { do: "reserve", slot, reward },
    { do: "end", slot },
    { do: "issue-late", slot },
  ]),
  "a card without an answer": ofCode(
    (slot, reward) => [
      { do: "redeem", slot, reward, sky: "silence" },
      { do: "issue", slot },
      { do: "issue", slot },
    ],
    fc.constant("card"),
  ),
  "credit without an answer": ofCode(
    (slot, reward) => [
      { do: "redeem", slot, reward, sky: "silence" },
      { do: "issue", slot },
      { do: "issue", slot },
    ],
    fc.constant("credit"),
  ),
  "a card without an answer, ended": ofCode(
    (slot, reward) => [
      { do: "reserve", slot, reward },
      { do: "make-and-die", slot },
      { do: "end", slot },
    ],
    fc.constant("card"),
  ),
  "credit without an answer, ended": ofCode(
    (slot, reward, sky) => [
      { do: "redeem", slot, reward, sky: "silence" },
      { do: "end", slot, sky },
      { do: "end", slot },
    ],
    fc.constant("credit"),
  ),
  "another code": ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "reissue", slot },
    { do: "use", slot },
    { do: "hear", slot },
    { do: "cancel", slot },
    { do: "hear", slot },
  ]),
  "another code, though the first was used": ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "use-unseen", slot },
    { do: "reissue", slot },
    { do: "show", slot },
    { do: "hear", slot },
    { do: "use", slot },
    { do: "hear", slot, nth: 1 },
  ]),
  "deleted by the merchant": ofCode((slot, reward) => [{ do: "redeem", slot, reward }, { do: "merchant-deletes", slot }, { do: "sweep" }]),
  "ended by the merchant": ofCode((slot, reward) => [{ do: "redeem", slot, reward }, { do: "merchant-ends", slot }, { do: "sweep" }]),
  "something handed over": ofCode((slot) => [{ do: "redeem", slot, reward: "tote" }]),
  "the last ones": (at) =>
    fc.constant([
      { do: "redeem", slot: at, reward: "last" },
      { do: "use-unseen", slot: at },
      { do: "end", slot: at },
      { do: "race", slots: [at + 1, at + 2], reward: "last" },
      { do: "redeem", slot: at + 3, reward: "last" },
      { do: "show", slot: at },
      { do: "hear", slot: at },
      { do: "end", slot: at + 1 },
      { do: "redeem", slot: at + 3, reward: "last" },
    ]),
  "one for each": (at) =>
    fc.constant([
      { do: "redeem", slot: at, reward: "once" },
      { do: "redeem", slot: at + 1, reward: "once" },
      { do: "redeem", slot: at + 2, reward: "once", who: "other" },
      { do: "end", slot: at },
      { do: "redeem", slot: at + 1, reward: "once" },
    ]),
  expired: ofCode((slot, reward) => [
    { do: "redeem", slot, reward },
    { do: "later", days: 31 },
    { do: "use", slot },
  ]),
};

/** What changes who the member is: a merge at most once in a life, an erasure towards its end. */
export const merged: Story = (at) =>
  fc.tuple(code, given, fc.constantFrom("self" as const, "other" as const)).map(([reward, gift, into]) => [
    { do: "redeem", slot: at, reward },
    { do: "use", slot: at },
    { do: "redeem", slot: at + 1, reward: "five-off" },
    { do: "reserve", slot: at + 2, reward: gift, who: "other" },
    { do: "make-and-die", slot: at + 2 },
    { do: "merge", into },
    { do: "hear", slot: at },
    { do: "issue", slot: at + 2 },
    { do: "reissue", slot: at + 1 },
    { do: "use", slot: at + 1 },
    { do: "hear", slot: at + 1 },
  ]);

export const erased: Story = (at) =>
  fc
    .tuple(code, given)
    .map(([reward, gift]) => [
      { do: "redeem", slot: at, reward },
      { do: "use-unseen", slot: at },
      { do: "redeem", slot: at + 1, reward: "small" },
      { do: "reserve", slot: at + 2, reward: gift },
      { do: "make-and-die", slot: at + 2 },
      { do: "erase" },
      { do: "end", slot: at + 1 },
      { do: "show", slot: at },
      { do: "hear", slot: at },
      { do: "issue", slot: at + 2 },
      { do: "refund", slot: at },
      { do: "hear", slot: at },
    ]);
