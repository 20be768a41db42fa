import { z } from "zod";
import type { CustomerFacts } from "./customer-facts";
import { idOfGid, idOfPayload } from "./ids";
import { utcOrNull } from "./times";
import { customerPart, text } from "./webhook-parts";

/** A customer as a payload's part tells it; `locale` is the order's where the part has none. */
export function customerOf(part: z.output<typeof customerPart>, locale: string | null): CustomerFacts {
  return {
    customerId: idOfPayload(part),
    createdAt: utcOrNull(part.created_at),
    updatedAt: utcOrNull(part.updated_at),
    email: part.email ?? null,
    emailVerified: part.verified_email ?? false,
    firstName: part.first_name ?? null,
    lastName: part.last_name ?? null,
    locale: part.locale ?? locale,
    accountState: part.state?.toLowerCase() ?? null,
  };
}

/** The customer in the body of `customers/create`, `update`, `enable` and `disable`. Throws a ZodError on another shape. */
export function customerFromWebhook(payload: unknown): CustomerFacts {
  return customerOf(customerPart.parse(payload), null);
}

/** Whom `customers/delete` names: nothing of the profile is left but the id. */
export function deletedCustomerFromWebhook(payload: unknown): CustomerFacts {
  return { ...customerFromWebhook(payload), deleted: true };
}

const merge = z.object({
  admin_graphql_api_customer_kept_id: z.string(),
  admin_graphql_api_customer_deleted_id: z.string(),
  status: text,
});

/**
 * The two customers of `customers/merge`: who is gone and who was kept. Null while the merge is not completed: Shopify
 * sends the topic for failures too, and then nothing may move.
 */
export function mergeFromWebhook(payload: unknown): { from: string; into: string } | null {
  const part = merge.parse(payload);
  if (part.status && part.status.toLowerCase() !== "completed") return null;
  return { from: idOfGid(part.admin_graphql_api_customer_deleted_id), into: idOfGid(part.admin_graphql_api_customer_kept_id) };
}
