import { changesInWords, type ProgramChange } from "../../loyalty/describe/changes";
import { useMemo } from "react";
import { parseProgram, type Program } from "../../loyalty/program";
import { useVoice } from "./voice";

/** What publishing a document would change of the live program, in words; null while the document cannot be read. */
export function useChanges(before: Program | null, after: Program): ProgramChange[] | null {
  const voice = useVoice();
  return useMemo(() => {
    const parsed = parseProgram(after);
    return parsed.ok ? changesInWords(before, parsed.program, voice) : null;
  }, [before, after, voice]);
}
