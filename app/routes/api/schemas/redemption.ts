import { z } from "zod";
import { redemptionStatuses } from "../../../loyalty/words";
import { currency, decimal, instant, ownId, points, shopifyId } from "./parts";

export const redemption = z
  .object({
    id: ownId,
    customerId: shopifyId.nullable(),
    status: z.enum(redemptionStatuses),
    reward: z.string(),
    points: z.int().min(1),
    code: z.string().optional().meta({ description: "absent until Shopify has it" }),
    value: z.object({ kind: z.literal("amount"), amount: decimal, currency }),
    expiresAt: instant,
    orderId: shopifyId.nullable().meta({ description: "the order that used the code" }),
    returnedPoints: points.meta({ description: "given back after a cancellation or refund, in all" }),
    reason: z.string().nullable().meta({ description: "why it was released or failed: a code" }),
  })
  .meta({ id: "Redemption", description: "An exchange of points for a reward" });
