import type { ShopTx } from "../db/tenancy.server";

/**
 * Grants the sign-up rule's points to those of these members who are active and did something to join: not enrolled by a
 * record alone, or with an account that Shopify calls enabled. Once a member, whatever calls it.
 */
export async function grantSignupPoints(_tx: ShopTx, _memberIds: readonly string[]): Promise<void> {
  throw new Error("not yet");
}
