import { z } from "zod";

const payload = z.object({ shopId: z.string(), discountId: z.string() });

/** Why a discount ends before an order used it. */
export const endReasons = ["expired", "by-merchant", "by-member", "member-erased", "code-gone"] as const;
export type EndReason = (typeof endReasons)[number];

/** A job's name and payload, apart from its handler: whoever enqueues it needs no more. */
export const issueDiscountJob = { name: "issue-discount", payload } as const;
export const endDiscountJob = { name: "end-discount", payload: payload.extend({ reason: z.enum(endReasons) }) } as const;
export const deleteDiscountJob = { name: "delete-discount", payload } as const;
