import { z } from "zod";

/** Makes the collections that codes need, and puts in them what belongs there. `catalogue`: all products have been read. */
export const keepGoodsJob = {
  name: "keep-goods",
  payload: z.object({ shopId: z.string().regex(/^\d+$/u), catalogue: z.boolean().default(false) }),
} as const;
