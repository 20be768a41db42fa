import { z } from "zod";
import { claimSurfaces, referralStates } from "../../../referrals/referral";
import { instant, ownId, points, shopifyId } from "./parts";

const gain = z.object({
  side: z.enum(["advocate", "friend"]),
  kind: z.enum(["points", "reward"]),
  points: points.nullable(),
  reward: z.string().nullable().meta({ description: "key of the program's reward" }),
  state: z.enum(["given", "taken-back"]),
  givenAt: instant,
});

export const referralState = z.enum(referralStates);

export const referral = z
  .object({
    id: ownId,
    state: referralState.meta({ description: "`review`: it waits for a person" }),
    code: z.string().meta({ description: "the advocate's code as it was entered, with look-alikes made alike" }),
    surface: z.enum(claimSurfaces).meta({ description: "where the friend claimed" }),
    advocateId: shopifyId.nullable().meta({ description: "the advocate's customer id; null: erased" }),
    friendId: shopifyId.nullable().meta({ description: "the friend's customer id; null: no customer that is known, or erased" }),
    programVersion: z.int().meta({ description: "by which the friend was promised something" }),
    claimedAt: instant,
    windowUntil: instant.meta({ description: "until when the friend's order must be placed" }),
    qualifiedAt: instant.nullable().meta({ description: "when the order was placed that qualified it" }),
    waitsUntil: instant.nullable().meta({ description: "when the wait is over; null: it waits for a second order, or does not wait" }),
    rewardedAt: instant.nullable(),
    endedAt: instant.nullable(),
    reason: z.string().nullable().meta({ description: "why it ended or was reversed: a code" }),
    orderId: shopifyId.nullable(),
    secondOrderId: shopifyId.nullable(),
    score: z.int().meta({ description: "the weights of its signals together, in hundredths" }),
    signals: z.array(z.object({ code: z.string(), weight: z.number() })).meta({ description: "what looked unusual: codes" }),
    decision: z.enum(["approved", "rejected"]).nullable().meta({ description: "a person's word" }),
    gains: z.array(gain).meta({ description: "what its sides were given; milestones are of no one referral" }),
  })
  .meta({ id: "Referral", description: "A friend whom an advocate brought; nothing of a friend but their customer id is told" });
