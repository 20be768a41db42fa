import type { MemberStanding } from "../loyalty/judgement";
import type { MemberStatus } from "../loyalty/words";

/** A member as other rooms need it. Points are whole numbers, times RFC 3339 in UTC with milliseconds. */
export interface MemberRow {
  id: string;
  /** Shopify's; null once erased */
  customerId: string | null;
  status: MemberStatus;
  joinedAt: string | null;
  joinedHow: JoinedHow | null;
  blockedAt: string | null;
  leftAt: string | null;
  accountState: string | null;
  locale: string | null;
  tier: string | null;
  balance: { available: number; pending: number; held: number; owed: number };
}

export const joinedHows = ["automatic", "signed-in", "opt-in", "api", "import"] as const;
export type JoinedHow = (typeof joinedHows)[number];

/** What the rules ask of a member. */
export function standingOf(member: MemberRow): MemberStanding {
  return { status: member.status, joinedAt: member.joinedAt, blockedAt: member.blockedAt, leftAt: member.leftAt };
}
