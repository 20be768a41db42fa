import { adminClient } from "./admin/client.server";
import type { RunOptions } from "./admin/client";
import { FindCodeTakenDocument } from "./admin/generated";

/**
 * Whether the shop has a discount, whoever made it and whether it runs or not, of this code as it is written or without its hyphens:
 * Shopify compares codes without regard to case. Throws `shopify_unavailable`.
 */
export async function isCodeTaken(shopDomain: string, code: string, options: RunOptions = {}): Promise<boolean> {
  const asked = { written: code, bare: code.replaceAll("-", "") };
  const { written, bare } = await adminClient(shopDomain).run(FindCodeTakenDocument, asked, options);
  return written !== null || bare !== null;
}
