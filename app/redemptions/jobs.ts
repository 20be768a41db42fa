import { z } from "zod";

/** Goes on looking whether codes still stand at Shopify. `before`: real time since which nobody looked at them. */
export const lookAtCodesJob = { name: "look-at-codes", payload: z.object({ shopId: z.string(), before: z.iso.datetime() }) } as const;
