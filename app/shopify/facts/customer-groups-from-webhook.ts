import { z } from "zod";
import { idOfGid } from "./ids";
import { wordsOf } from "./product-facts";
import { utc } from "./times";

const tags = z.object({ customerId: z.string(), tags: z.array(z.string()), occurredAt: z.string() });

export interface TagsNotice {
  customerId: string;
  /** lower case */
  tags: string[];
  at: string;
}

/** What `customer.tags_added` and `customer.tags_removed` tell. */
export function tagsFromWebhook(payload: unknown): TagsNotice {
  const part = tags.parse(payload);
  return { customerId: idOfGid(part.customerId), tags: wordsOf(part.tags), at: utc(part.occurredAt) };
}

const membership = z.object({ customer_id: z.string(), segment_id: z.string() });

/** Who joined or left which segment. The topics do not say when: the delivery does. */
export function segmentFromWebhook(payload: unknown): { customerId: string; segmentId: string } {
  const part = membership.parse(payload);
  return { customerId: idOfGid(part.customer_id), segmentId: idOfGid(part.segment_id) };
}
