import { adminClient } from "./admin/client.server";
import { ReadStandingCodesDocument } from "./admin/generated";

/** As many nodes as one query may ask for; about 500 points of the budget. */
export const codesAtOnce = 250;

/** Which of these discounts no longer stand at Shopify: deleted there, or ended. At most `codesAtOnce`. Throws `shopify_unavailable`. */
export async function goneCodes(shopDomain: string, gids: readonly string[]): Promise<Set<string>> {
  if (gids.length === 0) return new Set();
  const { nodes } = await adminClient(shopDomain).run(ReadStandingCodesDocument, { ids: [...gids] });
  const standing = new Set(nodes.flatMap((node) => (node && "codeDiscount" in node && stands(node.codeDiscount) ? [node.id] : [])));
  return new Set(gids.filter((gid) => !standing.has(gid)));
}

/** A kind of discount that we do not make cannot have been ours: it is left alone. */
function stands(discount: { __typename: string; status?: string }): boolean {
  return discount.status === undefined || discount.status !== "EXPIRED";
}
