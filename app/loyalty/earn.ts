import { compileProgram } from "./compile";
import { earnInFull } from "./earn-in-full";
import { earnPlainly } from "./earn-plainly";
import type { EarnGround, Earned } from "./earned";
import type { OrderContext } from "./judgement";
import type { OrderFacts } from "./order-facts";
import type { ProgramVersion } from "./program";

export type { EarnGround, Earned } from "./earned";

/**
 * What an order earns in its context under a version. Granted looks at all goods ever paid for, reversed at what is left of
 * them, by the same rules, conditions and caps: so reversed never passes granted, grows with each refund, and equals it when
 * nothing is left. The order must count (see eligibility).
 */
export function earn(facts: OrderFacts, context: OrderContext, version: ProgramVersion, ground: EarnGround = { zone: "UTC" }): Earned {
  const compiled = compileProgram(version.program);
  return compiled.plain ? earnPlainly(facts, context, compiled) : earnInFull(facts, context, compiled, ground);
}
