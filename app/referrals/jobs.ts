import { z } from "zod";

/** A job's name and payload, apart from its handler: whoever enqueues it needs no more. */
const payload = z.object({ shopId: z.string(), referralId: z.string() });

/** Reads from Shopify who the two sides are, and judges the referral. */
export const judgeReferralJob = { name: "judge-referral", payload } as const;

/** Makes the code of a reward useless that was given for a referral whose ground is gone. */
export const endGainJob = { name: "end-gain", payload: z.object({ shopId: z.string(), discountId: z.string() }) } as const;
