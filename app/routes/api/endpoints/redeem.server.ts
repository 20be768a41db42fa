import { v7 as uuid } from "uuid";
import { z } from "zod";
import { lookAhead } from "../../../redemptions/look-ahead.server";
import { issueSoon } from "../../../redemptions/redeem.server";
import { reserveRedemption } from "../../../redemptions/reserve.server";
import { endpoint } from "../endpoint";
import { memberParams } from "../member-answer.server";
import { redemptionAnswer } from "../redemption-answer";
import { runSaga } from "../saga.server";
import { cart, cartFactsOf } from "../schemas/cart";
import { redemption } from "../schemas/redemption";

export const redeemEndpoint = endpoint({
  method: "POST",
  path: "/members/{customerId}/redemptions",
  summary: "Exchanges points for a reward",
  scope: "redemptions:write",
  params: memberParams,
  body: z.object({
    reward: z.string().min(1).max(64).meta({ description: "key of the reward in the live program", example: "five-off" }),
    points: z.int().min(1).optional().meta({ description: "for a sliding reward" }),
    variant: z
      .string()
      .regex(/^\d{1,19}$/u)
      .optional()
      .meta({ description: "for a free product: the number of the variant chosen" }),
    cart: cart
      .optional()
      .meta({ description: "the cart that it is for. Percentages with a cap, and free products with a minimum, need it; no other does" }),
  }),
  answers: {
    201: { description: "Issued: the code can be used", schema: redemption },
    202: { description: "Reserved: Shopify does not answer, and a job goes on. Ask again after Retry-After seconds", schema: redemption },
  },
  problems: [404, 409, 422],
  handle: async ({ shopId, key, params: { customerId }, body: { reward, points, variant, cart: told } }) => {
    const id = uuid();
    const cart = told && cartFactsOf(told);
    const looked = await lookAhead(shopId, { variant, cart }, () => id);
    return runSaga(shopId, key, {
      id,
      begin: async (tx) => {
        await reserveRedemption(tx, { id, discountId: uuid(), customerId, reward, points, variant, cart, surface: "api", looked });
      },
      finish: async (redemptionId) => redemptionAnswer(await issueSoon(shopId, redemptionId)),
    });
  },
});
