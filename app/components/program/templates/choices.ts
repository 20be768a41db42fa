import { keepLanguages } from "../../../loyalty/keep-languages";
import { parseProgram, type Program } from "../../../loyalty/program";
import { templateKeys, templateProgram, type TemplateKey } from "../../../loyalty/templates/templates";

export type ChoiceKey = TemplateKey | "proposal";

export interface TemplateChoice {
  key: ChoiceKey;
  program: Program;
}

/**
 * What a merchant may begin from: what was proposed for the shop, then the templates, in the shop's languages. Where the return
 * window is known, points wait as long.
 */
export function templateChoices(proposal: Program, languages: readonly string[], returnDays: number | null): TemplateChoice[] {
  const inShop = (key: TemplateKey): Program => {
    const program = templateProgram(key, proposal.currency);
    const points = returnDays === null ? program.points : { ...program.points, pendingDays: returnDays };
    const parsed = parseProgram(keepLanguages({ ...program, points }, languages));
    return parsed.ok ? parsed.program : program;
  };
  return [{ key: "proposal", program: proposal }, ...templateKeys.map((key) => ({ key, program: inShop(key) }))];
}
