import { text, type TextKey } from "../../base/languages/text";
import { parseProgram, type Fault, type Program } from "../../loyalty/program";
import type { Language } from "../../loyalty/words";
import type { StudioFault } from "./studio-data";

/** What is wrong with the document that is edited, by the path of its field: "earning.0.points". */
export interface Faults {
  all: readonly StudioFault[];
  /** the sentence for a field; false: nothing is wrong with it */
  at(path: string): string | false;
  /** the first sentence for a field or anything within it */
  within(path: string): string | false;
}

export function faultsBy(all: readonly StudioFault[]): Faults {
  const first = (fits: (path: string) => boolean) => all.find((fault) => fits(fault.path))?.message ?? false;
  return {
    all,
    at: (path) => first((one) => one === path),
    within: (path) => first((one) => one === path || one.startsWith(`${path}.`)),
  };
}

export function checkDocument(program: Program, language: Language): StudioFault[] {
  const parsed = parseProgram(program, language);
  return parsed.ok ? [] : parsed.faults.map((fault) => ({ path: fault.path, message: inForm(fault, language) }));
}

/** What a fault of the document means to whoever fills in a form; the document's own sentence names what stands there as JSON. */
const forms: Record<string, TextKey> = {
  "too-few": "program.fault.empty",
  missing: "program.fault.missing",
  type: "program.fault.missing",
  "missing-choice": "program.fault.missing",
  "no-language": "program.fault.text",
  decimal: "program.fault.number",
  "positive-decimal": "program.fault.number",
  "whole-points": "program.fault.whole",
};

function inForm({ code, message }: Fault, language: Language): string {
  const key = forms[code];
  return key === undefined ? message : text(language, key);
}
