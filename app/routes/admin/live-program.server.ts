import type { LiveVersion } from "../../components/settings/settings-page";
import type { ShopTx } from "../../db/tenancy.server";
import { defaultProgram } from "../../loyalty/default-program";
import type { Program } from "../../loyalty/program";
import { shopRow } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";

/** The live program for a settings page; before the first publication the one that a shop starts from, and no version. */
export async function programOfPage(tx: ShopTx): Promise<{ program: Program; live: LiveVersion }> {
  const live = await liveVersion(tx);
  if (live) {
    const drafted = (await tx.prisma.programDraft.count()) > 0;
    return { program: live.program, live: { version: live.number, since: live.inForceFrom, drafted } };
  }
  const { currency } = await shopRow(tx);
  return { program: defaultProgram(currency), live: null };
}
