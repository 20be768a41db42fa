import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { defaultProgram } from "../loyalty/default-program";
import type { Program } from "../loyalty/program";
import { noteActs } from "./audit-entries.server";
import { changeProgram } from "./change.server";
import { publishProgram } from "./publish.server";
import { changeSettings, readSettings } from "./settings.server";
import type { Settings } from "./settings";
import { shopRow } from "./shop.server";
import { liveVersion } from "./versions.server";

/** Days in which customers may return goods, where the merchant says nothing else. */
export const usualReturnDays = 30;

/** What a shop starts with: the default program in its currency, whose points wait as long as goods may be returned. */
export async function firstProgram(tx: ShopTx): Promise<Program> {
  const { currency } = await shopRow(tx);
  const { returnDays } = await readSettings(tx);
  const program = defaultProgram(currency);
  return { ...program, points: { ...program.points, pendingDays: returnDays ?? usualReturnDays } };
}

/** The first publication: what `firstProgram` shows. Throws `version_conflict` when a program was published meanwhile. */
export async function publishFirst(tx: ShopTx, by: string): Promise<number> {
  const program = await firstProgram(tx);
  const number = await publishProgram(tx, program, { by, ifMatch: 0 });
  await changeSettings(tx, { returnDays: program.points.pendingDays });
  return number;
}

/** Orders placed from now on earn nothing, until earning is resumed; or earn again. Nothing changes when it is so already. */
export async function setEarningPaused(tx: ShopTx, earningPaused: boolean, by: string): Promise<void> {
  const action = earningPaused ? "earning.pause" : "earning.resume";
  await changeProgram(tx, (program) => ({ ...program, earningPaused }), { by, action });
}

export interface Closing {
  /** the last moment whose orders earn */
  earnUntil: Date;
  /** the last moment at which points can be exchanged */
  spendUntil: Date;
  /** the merchant's own words to members, by language */
  notice?: Record<string, string>;
}

/**
 * Announces the end of the program. It can be taken back until it comes, and afterwards too, but for the orders placed in
 * between. Throws `invalid_input` (detail `day`: `earn` in the past, `spend` before it).
 */
export async function closeProgram(tx: ShopTx, { earnUntil, spendUntil, notice }: Closing, by: string): Promise<void> {
  if (!(earnUntil > tx.now)) throw new FidelioError("invalid_input", { day: "earn" });
  if (spendUntil < earnUntil) throw new FidelioError("invalid_input", { day: "spend" });
  const days = { earnUntil: earnUntil.toISOString(), spendUntil: spendUntil.toISOString() };
  const closing = { ...days, ...(notice === undefined ? {} : { notice }) };
  await changeProgram(tx, (program) => ({ ...program, closing }), { by, action: "program.close", detail: days });
}

/** The program goes on: a new version without an end. Orders placed after the end of earning and before now stay as they are. */
export async function reopenProgram(tx: ShopTx, by: string): Promise<void> {
  await changeProgram(tx, (program) => ({ ...program, closing: null }), { by, action: "program.reopen" });
}

/**
 * In how many days customers may return goods: points wait so long before they can be spent. Kept until the first
 * publication; of a live program a new version is published, for orders placed from now on.
 */
export async function setReturnDays(tx: ShopTx, returnDays: number, by: string): Promise<void> {
  await changeSettings(tx, { returnDays });
  if (await liveVersion(tx)) {
    const withDays = (program: Program) => ({ ...program, points: { ...program.points, pendingDays: returnDays } });
    await changeProgram(tx, withDays, { by, action: "program.return-days", detail: { returnDays } });
  } else {
    await noteActs(tx, [{ actor: by, action: "settings.return-days", subject: "settings", detail: { returnDays } }]);
  }
}

/** Who sees the program on the storefront. What the storefront draws is written anew by the caller (`programFaceDue`). */
export async function setVisibility(tx: ShopTx, visibility: Settings["visibility"], by: string): Promise<void> {
  await changeSettings(tx, { visibility });
  await noteActs(tx, [{ actor: by, action: "settings.visibility", subject: "settings", detail: visibility }]);
}

/** A step of the setup guide that only the merchant can know of. */
export async function setStepDone(tx: ShopTx, step: string, done: boolean): Promise<void> {
  await changeSettings(tx, ({ stepsDone: { [step]: _, ...others } }) => ({
    stepsDone: done ? { ...others, [step]: tx.now.toISOString() } : others,
  }));
}

/** A notice is not shown again while it stands for the same. */
export async function dismissNotice(tx: ShopTx, notice: string, standsFor: string): Promise<void> {
  await changeSettings(tx, ({ dismissed }) => ({ dismissed: { ...dismissed, [notice]: standsFor } }));
}
