import { z } from "zod";
import { inShop } from "../../../db/tenancy.server";
import { readOrderPoints } from "../../../members/order-points.server";
import { endpoint, ok } from "../endpoint";
import { explanation, points, shopifyId } from "../schemas/parts";

const answer = z
  .object({
    orderId: shopifyId,
    customerId: shopifyId.nullable(),
    points: z.object({ granted: points, reversed: points }),
    programVersion: z.int().nullable().meta({ description: "null: no program was published, or the order has no customer" }),
    explanation,
  })
  .meta({ id: "OrderPoints", description: "What an order earned and why, also when it earned nothing" });

export const readOrderEndpoint = endpoint({
  method: "GET",
  path: "/orders/{orderId}",
  summary: "What an order earned, and why",
  scope: "orders:read",
  params: z.object({ orderId: shopifyId }),
  answers: { 200: { description: "The order's points", schema: answer } },
  problems: [404],
  handle: async ({ shopId, params: { orderId } }) => ok(await inShop(shopId, (tx) => readOrderPoints(tx, orderId))),
});
