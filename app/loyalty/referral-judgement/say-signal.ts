import { sentence } from "../explain/catalogue";
import type { Language } from "../words";
import { signalCodes, type Signal, type SignalCode } from "./judgement";

const known: ReadonlySet<string> = new Set(signalCodes);

/** What was seen, in a sentence for whoever decides. A code of a newer version is named, never an error. */
export function saySignal(signal: Pick<Signal, "figures"> & { code: string }, language: Language): string {
  if (!known.has(signal.code)) return sentence(language, "unknown", { code: signal.code });
  const { count = 1, certain = 0 } = signal.figures ?? {};
  return sentence(language, `signal.${signal.code as SignalCode}`, { count, certain: certain === 1 ? "yes" : "no" });
}
