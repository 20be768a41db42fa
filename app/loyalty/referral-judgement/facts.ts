/** A postal address as somebody wrote it; null where nothing stood or Shopify withholds it. */
export interface PostalAddress {
  /** whom it is addressed to */
  name: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  zip: string | null;
  city: string | null;
  /** two letters, as Shopify's `countryCodeV2` */
  country: string | null;
}

/** One side of a referral as Shopify knows it: from the customer and their orders. Read to be judged, never stored. */
export interface Party {
  /** as they were typed */
  emails: readonly string[];
  /** E.164, as `phoneOf` of app/referrals makes them */
  phones: readonly string[];
  firstName: string | null;
  lastName: string | null;
  addresses: readonly PostalAddress[];
}

/** Nothing is known of somebody: not ordered yet, or withheld. */
export const nobody: Party = { emails: [], phones: [], firstName: null, lastName: null, addresses: [] };

/** The order that qualified. */
export interface JudgedOrder {
  /** what was paid for goods after discounts, minor units of the shop's currency */
  goods: number;
  /** what the program asks for; null: any paid order */
  least: number | null;
  /** from the claim to the placing */
  minutesAfterClaim: number;
}

/**
 * All that the judge looks at. Counts are taken around the claim, before and after it, because who comes first in a flood looks like
 * anybody; they include the claim itself.
 */
export interface ReferralFacts {
  advocate: Party;
  friend: Party;
  /** other friends of the same advocate, of their newest orders, at most twenty */
  otherFriends: readonly Party[];
  /** the friend's order was placed with the advocate's own customer account */
  ownAccount: boolean;
  /** the two sides were made one customer */
  merged: boolean;
  /** paid orders of the friend placed before the one that qualifies, as customer or as guest, whoever counted them */
  earlierOrders: number;
  /** another customer or guest who had ordered before has the same mailbox (its plain form), and is not the advocate */
  knownMailbox: boolean;
  /** other customers who had ordered before, found at Shopify under the friend's telephone number or name, at most ten; not the advocate */
  lookAlikes: readonly Party[];
  /** the claim came from a network address from which the advocate was seen */
  sharedNetwork: boolean;
  /** the friend's order came from a network address from which the advocate was seen or ordered */
  orderNetworkShared: boolean;
  /** claims of the advocate's code within a day and a week of this one, and the network addresses they came from that day */
  codeClaims: { day: number; week: number; networksDay: number };
  /** claims from the claim's network address, of whatever code, within a minute and a day of this one, and of how many advocates */
  networkClaims: { minute: number; day: number; advocatesDay: number };
  /** other referrals whose friend has the same mailbox, written in another way */
  aliasReferrals: number;
  /** how many referrals lead from the advocate by way of the friend back to the advocate (2: they brought each other); null: none do */
  circle: number | null;
  /** the friend's address is of a provider of throw-away mailboxes */
  disposable: boolean;
  order: JudgedOrder | null;
}

/** What is known of a claim before anybody has looked anything up. */
export const noFacts: ReferralFacts = {
  advocate: nobody,
  friend: nobody,
  otherFriends: [],
  ownAccount: false,
  merged: false,
  earlierOrders: 0,
  knownMailbox: false,
  lookAlikes: [],
  sharedNetwork: false,
  orderNetworkShared: false,
  codeClaims: { day: 1, week: 1, networksDay: 1 },
  networkClaims: { minute: 1, day: 1, advocatesDay: 1 },
  aliasReferrals: 0,
  circle: null,
  disposable: false,
  order: null,
};
