import { z } from "zod";
import { rewardValue } from "../../../loyalty/reward-value";
import { redemptionStatuses } from "../../../loyalty/words";
import { instant, ownId, points, shopifyId } from "./parts";

export const redemption = z
  .object({
    id: ownId,
    customerId: shopifyId.nullable(),
    status: z.enum(redemptionStatuses),
    reward: z.string(),
    points: z.int().min(1),
    code: z.string().optional().meta({ description: "absent until Shopify has it" }),
    value: rewardValue.meta({ description: "what was bought; money is a decimal beside its currency" }),
    expiresAt: instant.nullable().meta({ description: "null: it never ends" }),
    orderId: shopifyId.nullable().meta({ description: "the order that used the code" }),
    returnedPoints: points.meta({ description: "given back after a cancellation or refund, in all" }),
    reason: z.string().nullable().meta({ description: "why it was released or failed: a code" }),
    handedOverAt: instant.nullable().optional().meta({ description: "of a perk alone: when staff handed it over; null: not yet" }),
  })
  .meta({ id: "Redemption", description: "An exchange of points for a reward" });
