import type { LotDates } from "./calendar";
import type { OrderFacts } from "./order-facts";
import type { EarningPause } from "./pauses";
import type { ProgramVersion } from "./program";
import type { TierPeriod } from "./tier-by-hand";
import type { Explanation, MemberStatus } from "./words";

/** The shop's own calendar and money. */
export interface ShopCalendar {
  /** IANA time zone */
  zone: string;
  /** ISO 4217 */
  currency: string;
}

/** Where the member stands, as far as it decides what an order earns. Times are RFC 3339 in UTC with milliseconds. */
export interface MemberStanding {
  status: MemberStatus;
  joinedAt: string | null;
  blockedAt: string | null;
  leftAt: string | null;
}

/**
 * What an order's points depend on beside itself. Canonical: compared by value. What the rules of its version do not ask for is left
 * out.
 */
export interface OrderContext {
  /** the tier when the order was placed, measured or set by hand */
  tier: string | null;
  /** which counting order of the member it is, from 1 */
  nth: number;
  /** what earlier orders used up, by the names of `CountRow.used`, as far as it is not 0 */
  used?: Readonly<Record<string, number>>;
  /** tags of Shopify's customer when the order was placed, of those that rules name; lower case, sorted */
  customerTags?: readonly string[];
  /** segments of Shopify's that the customer was in then, of those that rules name; sorted */
  segments?: readonly string[];
}

/** A dated row that the tier measures add up. A reversal's row is negative and names the placing of its order. */
export interface CountRow {
  at: string;
  /** when the order behind it was placed: in a rolling window the row leaves with its order */
  placedAt: string;
  /** minor units of goods */
  spend: number;
  points: number;
  orders: number;
  /**
   * What the order used up of something that later ones of the member share, a reversal's negative: `cap/<rule>` points of a cap by
   * period, `times/<rule>` of a limit; of a challenge `progress/<key>` items, orders or minor units, `step/<key>` the height of the
   * highest step that it reached, `reached/<key>` goals.
   */
  used?: Readonly<Record<string, number>>;
}

/** What Shopify knew of a product when the order was placed. Words are in lower case; sorted. */
export interface GoodsFacts {
  type: string;
  tags: readonly string[];
  collections: readonly string[];
}

/** A time in which a customer had a tag or was in a segment. Times are RFC 3339 in UTC with milliseconds. */
export interface CustomerPeriod {
  kind: "tag" | "segment";
  /** the tag in lower case, or the segment's number */
  value: string;
  from: string;
  /** null: still */
  until: string | null;
}

/** Orders placed in [from, until) that count though the program had not begun: their points are earned at `at`. */
export interface BackAward {
  from: string;
  until: string;
  at: string;
}

/** Cumulative targets: all that was ever granted, and what of it was taken back. */
export interface SourcePoints {
  granted: number;
  reversed: number;
}

/** What an order earned, and why. */
export interface Judgement {
  orderId: string;
  /** null: no program was published, or the order has no customer */
  programVersion: number | null;
  /** null: the order does not count, so nothing beside it matters */
  context: OrderContext | null;
  /** by key of the earning rule */
  sources: Record<string, SourcePoints>;
  granted: number;
  reversed: number;
  counts: CountRow[];
  dates: LotDates;
  /** of the sources whose rule has pending days of its own */
  datesOf?: Readonly<Record<string, LotDates>>;
  explanation: Explanation;
}

/** What must be kept of a judgement to judge the member's other orders without the order's facts. */
export type HeldJudgement = Pick<Judgement, "programVersion" | "context" | "counts" | "explanation">;

export interface MemberOrder {
  orderId: string;
  placedAt: string;
  /** null: unchanged since it was judged, and not loaded */
  facts: OrderFacts | null;
  /** null: never judged for this member */
  held: HeldJudgement | null;
  /** Shopify deleted the order */
  deleted?: boolean;
  /** by product id, for the lines of `facts`, where a rule asks for types, tags or collections; a product that is not there is unknown */
  goods?: Readonly<Record<string, GoodsFacts>>;
}

export interface MemberToJudge {
  /** all orders of the member, in any order */
  orders: MemberOrder[];
  /** ascending by number; [] before the first publication */
  versions: readonly ProgramVersion[];
  member: MemberStanding;
  shop: ShopCalendar;
  /** periods whose orders earn nothing and count for nothing, whatever the version says */
  pauses?: readonly EarningPause[];
  /** rows of points that rules other than order rules granted; they count in the measure "points" */
  grants?: CountRow[];
  /** tiers set by hand: an order placed within one has that tier, whenever it arrives */
  byHand?: readonly TierPeriod[];
  /** tags and segments of the customer, of those that rules name */
  customer?: readonly CustomerPeriod[];
  backAwards?: readonly BackAward[];
}

export interface JudgedMember {
  /** the orders judged anew; empty while facts are needed */
  judged: Judgement[];
  /** orders whose context, version or member changed and whose facts are missing: load them and call again */
  needFacts: string[];
}
