import { FidelioError } from "../base/errors";
import { adminClient } from "./admin/client.server";
import { CreateMetafieldDefinitionDocument, type MetafieldDefinitionInput } from "./admin/generated";

/**
 * The metafields that shops and extensions read without asking us. The program's public view is app data and needs no
 * definition; a member's summary hangs on the customer, under our own reserved namespace, and so does their tier, which customer
 * segments can be made of because it is text.
 */
export const metafieldDefinitions: readonly MetafieldDefinitionInput[] = [
  {
    name: "Fidelio: summary of a member",
    description: "Points, tier and codes of this customer, written by Fidelio.",
    namespace: "$app:fidelio",
    key: "summary",
    type: "json",
    ownerType: "CUSTOMER",
    access: { admin: "MERCHANT_READ", customerAccount: "READ", storefront: "PUBLIC_READ" },
  },
  {
    name: "Fidelio: tier of a member",
    description: "The key of this customer's tier, written by Fidelio. Empty for who takes no part.",
    namespace: "$app:fidelio",
    key: "tier",
    type: "single_line_text_field",
    ownerType: "CUSTOMER",
    access: { admin: "MERCHANT_READ", customerAccount: "READ", storefront: "PUBLIC_READ" },
  },
];

/** Creates the definitions; what is there already is left. Throws `conflict` where Shopify refuses one for good. */
export async function createMetafieldDefinitions(shopDomain: string): Promise<void> {
  const client = adminClient(shopDomain);
  for (const definition of metafieldDefinitions) {
    const { metafieldDefinitionCreate: made } = await client.run(CreateMetafieldDefinitionDocument, { definition }, { repeatable: true });
    const codes = (made?.userErrors ?? []).map((one) => one.code).filter((code) => code !== "TAKEN");
    if (codes.length > 0) throw new FidelioError("conflict", { reason: "shopify-refused", codes, key: definition.key });
  }
}
