import { tierTag, tierTagPrefix } from "../loyalty/tier-tag";
import { adminClient } from "./admin/client.server";
import { AddTagsDocument, DeleteMetafieldsDocument, ReadTiersDocument, RemoveTagsDocument } from "./admin/generated";
import { setMetafields } from "./faces.server";
import { gidOf } from "./facts/ids";

/** What themes, discounts and segments see of a tier: a metafield with its key, and a tag. */
export const tierField = { namespace: "$app:fidelio", key: "tier" } as const;

export interface TierAtShopify {
  /** the metafield; null: there is none */
  field: string | null;
  /** tags of ours, whatever other app or person set them */
  tags: string[];
}

/** Who should show which tier; "" for none. */
export interface WantedTier {
  customerId: string;
  tier: string;
}

/** How tiers stand at Shopify, of those customers whom it has. At most 100 at once. Throws `shopify_unavailable`. */
export async function readTiers(shopDomain: string, customerIds: readonly string[]): Promise<Map<string, TierAtShopify>> {
  const ids = customerIds.map((id) => gidOf("Customer", id));
  const { nodes } = await adminClient(shopDomain).run(ReadTiersDocument, { ids });
  return new Map(
    customerIds.flatMap((customerId, place) => {
      const node = nodes[place];
      if (!node || !("tags" in node)) return [];
      const tags = node.tags.filter((tag) => tag.toLowerCase().startsWith(tierTagPrefix));
      return [[customerId, { field: node.metafield?.value ?? null, tags }] as const];
    }),
  );
}

/** Whether what stands is what should stand. */
export function showsTier({ field, tags }: TierAtShopify, tier: string): boolean {
  return (field ?? "") === tier && tags.join() === (tier === "" ? "" : tierTag(tier));
}

/**
 * Makes tiers at Shopify what they should be, of at most 25 customers: reads them and changes only what differs, so that the same
 * again asks for nothing more than the reading. Customers whom Shopify has no more are passed over. Answers how many differed.
 */
export async function writeTiers(shopDomain: string, wanted: readonly WantedTier[]): Promise<number> {
  const stands = await readTiers(
    shopDomain,
    wanted.map(({ customerId }) => customerId),
  );
  const differ = wanted.flatMap((one) => {
    const held = stands.get(one.customerId);
    return held === undefined || showsTier(held, one.tier) ? [] : [{ ...one, held, owner: gidOf("Customer", one.customerId) }];
  });
  const set = differ.filter(({ tier, held }) => tier !== "" && held.field !== tier);
  const client = adminClient(shopDomain);
  if (set.length > 0) {
    const type = "single_line_text_field";
    await setMetafields(
      shopDomain,
      set.map(({ owner, tier }) => ({ ownerId: owner, ...tierField, type, value: tier })),
    );
  }
  const gone = differ.filter(({ tier, held }) => tier === "" && held.field !== null);
  if (gone.length > 0) {
    const metafields = gone.map(({ owner }) => ({ ownerId: owner, ...tierField }));
    await client.run(DeleteMetafieldsDocument, { metafields }, { repeatable: true });
  }
  for (const { tier, held, owner: id } of differ) {
    const tag = tier === "" ? null : tierTag(tier);
    const old = held.tags.filter((one) => one !== tag);
    // a customer who is gone by now has nothing left to change
    if (tag !== null && !held.tags.includes(tag)) await client.run(AddTagsDocument, { id, tags: [tag] }, { repeatable: true });
    if (old.length > 0) await client.run(RemoveTagsDocument, { id, tags: old }, { repeatable: true });
  }
  return differ.length;
}
