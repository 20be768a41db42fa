import { FidelioError } from "../base/errors";
import { text } from "../base/languages/text";
import type { ShopTx } from "../db/tenancy.server";
import { parseProgram, type Fault, type Program } from "../loyalty/program";
import type { Language } from "../loyalty/words";
import { shopRow } from "./shop.server";

/** What is wrong with a document in this shop; none: it may be published. */
export async function faultsIn(tx: ShopTx, document: unknown, language: Language = "en"): Promise<Fault[]> {
  const parsed = parseProgram(document, language);
  if (!parsed.ok) return parsed.faults;
  const { currency } = await shopRow(tx);
  if (parsed.program.currency === currency) return [];
  return [{ path: "currency", code: "currency-of-shop", message: text(language, "program.currency-of-shop", { currency }) }];
}

/** The document with its defaults. Throws `invalid_input` (detail `faults`: `{path, message}[]`). */
export async function checkedProgram(tx: ShopTx, document: unknown, language: Language = "en"): Promise<Program> {
  const faults = await faultsIn(tx, document, language);
  if (faults.length > 0) refuse(faults);
  const parsed = parseProgram(document, language);
  return parsed.ok ? parsed.program : refuse(parsed.faults);
}

export function refuse(faults: ReadonlyArray<Pick<Fault, "path" | "message">>): never {
  throw new FidelioError("invalid_input", { faults: faults.map(({ path, message }) => ({ path, message })) });
}
