import { z } from "zod";

const ofShop = z.object({ shopId: z.string().regex(/^\d+$/u) });

/** Writes what is out of date of a shop's faces. The database enqueues it itself with each change (docs/decisions/0011). */
export const writeFacesJob = { name: "write-faces", payload: ofShop } as const;

/** Takes the summary of an erased customer away. */
export const deleteFaceJob = { name: "delete-face", payload: ofShop.extend({ customerId: z.string().regex(/^\d+$/u) }) } as const;
