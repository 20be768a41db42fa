import { z } from "zod";

const payload = z.object({ shopId: z.string(), discountId: z.string() });

/** A job's name and payload, apart from its handler: whoever enqueues it needs no more. */
export const issueDiscountJob = { name: "issue-discount", payload } as const;
export const endDiscountJob = { name: "end-discount", payload: payload.extend({ reason: z.string() }) } as const;
export const deleteDiscountJob = { name: "delete-discount", payload } as const;
