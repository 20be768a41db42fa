import { z } from "zod";
import { checkProgram } from "./program-checks";
import { faultsOf, type Fault } from "./program-faults";
import {
  birthdaysSchema,
  boostsSchema,
  closingSchema,
  describedShape,
  earningRuleSchema,
  eligibleSchema,
  exclusionsSchema,
  instantSchema,
  pointsSchema,
  referralSchema,
  rewardSchema,
  termsSchema,
  tiersSchema,
} from "./program-parts";
import { latestSchema, upgrade } from "./program-upgrade";
import type { Language } from "./words";

export type { Fault } from "./program-faults";
export { upgrade } from "./program-upgrade";
export { isCodeReward, isFriendCode, isOccasionRule, leastOrder, moneyOf } from "./program-parts";
export type {
  AdvocateGain,
  BoostRule,
  Cap,
  ChallengeRule,
  EarningRule,
  Expiry,
  FriendGain,
  Goods,
  Lines,
  MemberConditions,
  Milestone,
  OccasionRule,
  OrderConditions,
  OrderRule,
  CodeReward,
  ReferralProgram,
  Reward,
  RewardGoods,
  RewardKind,
  RewardOf,
  TierLevel,
  Tiers,
} from "./program-parts";

/** The shape of the program document, section 7 of the design. What a field must be beside the others: program-checks. */
export const programShape = z.strictObject({
  schema: z.literal(latestSchema),
  currency: z.string().regex(/^[A-Z]{3}$/, "currency"),
  /** an order placed before it earns nothing; null: set at the first publication */
  startsAt: instantSchema.nullable().default(null),
  enrolment: z.enum(["automatic", "first-seen-signed-in", "opt-in"]).default("first-seen-signed-in"),
  /** orders placed while it is so earn nothing and count for nothing */
  earningPaused: z.boolean().default(false),
  /** null: the program goes on */
  closing: closingSchema.nullable().default(null),
  /** how French speaks to shoppers */
  formOfAddress: z.enum(["vous", "tu"]).default("vous"),
  terms: termsSchema.prefault({}),
  ...describedShape,
  points: pointsSchema,
  eligible: eligibleSchema.prefault({}),
  exclusions: exclusionsSchema.prefault({}),
  boosts: boostsSchema.prefault({}),
  birthdays: birthdaysSchema.prefault({}),
  earning: z.array(earningRuleSchema).max(100).default([]),
  rewards: z.array(rewardSchema).max(100).default([]),
  tiers: tiersSchema.nullable().default(null),
  referral: referralSchema.nullable().default(null),
});

export const programSchema = programShape.superRefine(checkProgram);

/** A program as published: every default filled in. */
export type Program = z.output<typeof programSchema>;
/** A program as a merchant may write it. */
export type ProgramDocument = z.input<typeof programSchema>;

/** An immutable published copy. */
export interface ProgramVersion {
  number: number;
  program: Program;
  /** RFC 3339 in UTC with milliseconds */
  inForceFrom: string;
}

export type ParsedProgram = { ok: true; program: Program } | { ok: false; faults: Fault[] };

/** Lifts an old document to the newest shape and checks it. Each fault has its path and a sentence in the language. */
export function parseProgram(input: unknown, language: Language = "en"): ParsedProgram {
  const document = upgrade(input);
  const result = programSchema.safeParse(document);
  if (result.success) return { ok: true, program: result.data };
  return { ok: false, faults: faultsOf(result.error.issues, document, language) };
}
