import { z } from "zod";
import { FidelioError } from "../../base/errors";
import { shopifyId } from "../api/schemas/parts";
import { cartFacts } from "../shopper/told-cart";
import { staffSurfaces } from "./words";

const id = shopifyId;

/** The shapes of what staff may ask. Whatever else is sent is left aside. */
export const staffAsks = {
  customer: z.object({ customer: id, surface: z.enum(staffSurfaces).catch("block") }),
  order: z.object({ order: id }),
  redeem: z.object({
    customer: id,
    reward: z.string().min(1).max(64),
    redemption: z.string().regex(/^[\w-]{1,64}$/u),
    points: z.int().min(1).max(1_000_000_000).optional(),
    variant: id.optional(),
    // what is no cart counts as none
    cart: cartFacts.optional().catch(undefined),
  }),
  redemption: z.object({ customer: id, redemption: z.uuid() }),
  adjust: z.object({ customer: id, id: z.uuid(), points: z.string().max(100), reason: z.string().max(2_000) }),
};

/** What was asked, in its shape. Throws `malformed_body`: only a program of ours that is wrong sends anything else. */
export function asAsked<Shape>(shape: z.ZodType<Shape>, sent: unknown): Shape {
  const read = shape.safeParse(sent);
  if (!read.success) throw new FidelioError("malformed_body");
  return read.data;
}
