import type { ShopTx } from "../db/tenancy.server";

export interface Publishing {
  /** "api:<key id>", "staff:<Shopify user id>", "system" */
  by: string;
  /** the version that the caller saw live (0: none); another one now is `version_conflict` */
  ifMatch?: number;
}

/**
 * Publishes `document` as the shop's next program version, in force from `tx.now`, and answers its number.
 * Throws `invalid_input` (detail `faults`: `{path, message}[]`) and `version_conflict` (detail `version`).
 */
export async function publishProgram(_tx: ShopTx, _document: unknown, _publishing: Publishing): Promise<number> {
  throw new Error("not yet");
}
