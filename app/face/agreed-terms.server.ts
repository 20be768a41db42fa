import type { ShopTx } from "../db/tenancy.server";
import { termsVersion } from "../loyalty/terms";
import { liveOf, readGround } from "./ground.server";

/**
 * Which version of the terms a joining agrees to: the one that the page named, if it ever was one of ours (a page may be seconds
 * older than the program, and what changed is shown afterwards). "refused": the program asks for a tick and there is none for
 * a version of ours. Null: none was named and none is asked for.
 */
export async function agreedTerms(tx: ShopTx, { version, ticked }: { version: string | null; ticked: boolean }): Promise<string | null> {
  const ground = await readGround(tx);
  if (ground === null) return null;
  const known = ground.versions.some(({ program }) => termsVersion(program, ground.shop) === version);
  const { ask } = liveOf(ground).program.terms;
  if (ask && !(ticked && known)) return "refused";
  return known ? version : null;
}
