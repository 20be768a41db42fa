import { isDeepStrictEqual } from "node:util";
import type { ShopTx } from "../../db/tenancy.server";
import { noteActs } from "../../programs/audit-entries.server";
import type { Settings } from "../../programs/settings";
import { changeSettings, readSettings } from "../../programs/settings.server";

/** Changes settings that staff edited and notes which, with what they were and are. Nothing is noted where nothing changed. */
export async function changeSettingsOf(tx: ShopTx, change: Partial<Settings>, actor: string): Promise<void> {
  const before = await readSettings(tx);
  const after = await changeSettings(tx, change);
  const parts = (Object.keys(change) as Array<keyof Settings>).filter((part) => !isDeepStrictEqual(before[part], after[part]));
  if (parts.length > 0) await noteActs(tx, [{ actor, action: "settings.change", subject: "settings", detail: { parts } }]);
}
