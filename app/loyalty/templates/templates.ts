import { amountsIn } from "../amounts";
import { parseProgram, type Program } from "../program";
import { b2b } from "./b2b";
import { beauty } from "./beauty";
import { coffee } from "./coffee";
import { fashion } from "./fashion";
import type { Template, TemplateKey } from "./template";

export { templateKeys, type TemplateKey } from "./template";

const templates: Readonly<Record<TemplateKey, Template>> = { coffee, fashion, beauty, b2b };

/** A program of that kind in the currency's own amounts, as it would be published. */
export function templateProgram(key: TemplateKey, currency: string): Program {
  const parsed = parseProgram(templates[key](currency, amountsIn(currency)));
  if (!parsed.ok) throw new Error(`the template ${key} in ${currency} is wrong: ${parsed.faults.map((fault) => fault.path).join(", ")}`);
  return parsed.program;
}
