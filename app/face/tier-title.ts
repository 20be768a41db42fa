import { writtenIn, type Voice } from "../loyalty/describe/voice";
import type { Program } from "../loyalty/program";

/** What the program calls a tier; its key where it has none of the kind any more. */
export function tierTitle(voice: Voice, program: Program, key: string): string {
  return writtenIn(voice, program.tiers?.levels.find((level) => level.key === key)?.title) ?? key;
}
