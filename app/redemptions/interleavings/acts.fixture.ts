/** Rewards of the test program: of every kind, and the three that somebody is refused. */
export type RewardTried =
  "five-off" | "small" | "tenth" | "capped" | "slide" | "ship" | "mug" | "card" | "credit" | "tote" | "last" | "once";

/** How Shopify answers one act: as the weather is, or so that it surely fails that way. */
export type Sky = "weather" | "clear" | "error" | "throttle" | "silence";

/** Who asks: the member whose life it is, or another one, who may become the same. */
export type Who = "self" | "other";

/** What a redemption can meet; `slot` is which of the life's redemptions it is. */
export type ActOnRedemption =
  | { do: "redeem" | "reserve"; slot: number; reward: RewardTried; who?: Who; sky?: Sky }
  | { do: "issue" | "issue-twice" | "issue-and-end" | "issue-late" | "make-and-die"; slot: number; sky?: Sky }
  | { do: "end" | "take-back-and-die" | "ask-release" | "clean" | "reissue"; slot: number; sky?: Sky }
  | { do: "use" | "use-unseen" | "use-again" | "show" | "merchant-deletes" | "merchant-ends"; slot: number }
  /** `nth`: of the orders with its codes, the first or the second */
  | { do: "hear" | "cancel" | "refund"; slot: number; nth?: number };

export type Act =
  | ActOnRedemption
  /** both ask for the same reward in the same moment */
  | { do: "race"; slots: [number, number]; reward: RewardTried }
  | { do: "weather"; error: number; throttle: number; timeoutAfterCommit: number }
  | { do: "merge"; into: Who }
  | { do: "erase" | "sweep" }
  | { do: "later"; days: number };

/** All that the test is for: each of these must have come about, as the rows and the store show it, before it may pass. */
export const happenings = [
  "redeem",
  "issue",
  "crash while making",
  "crash while taking back",
  "retry",
  "throttle",
  "timeout after commit",
  "timeout after taking back",
  "double click",
  "made after its end",
  "use",
  "use before its release",
  "double use",
  "use after release",
  "use of an earlier code",
  "expire",
  "release",
  "gone at Shopify",
  "another code",
  "cancel",
  "refund",
  "gift card",
  "store credit",
  "free product",
  "capped percentage",
  "out of stock",
  "stock passed by a late use",
  "limit reached",
  "merge",
  "use after a merge",
  "erase",
  "use after an erasure",
] as const;
export type Happening = (typeof happenings)[number];
