import type { ExtensionSummary } from "../../app/face/extension-answers";
import type { MemberFace, MemberTexts, ProgramTexts } from "../../app/face/public-face";
import type { Language } from "../../app/loyalty/words";

/** Who looks: not signed in; signed in and no member; and by what they are. */
export type StandingOf = "guest" | "outside" | "left" | "blocked" | "active";

/** What a summary comes to for one reader, in the language that the app answers in. */
export interface View {
  program: NonNullable<ExtensionSummary["program"]>;
  texts: ProgramTexts;
  ui: Record<string, string>;
  standing: StandingOf;
  /** null: a guest, or somebody without points so far */
  member: MemberFace | null;
  mine: MemberTexts | null;
  language: Language;
}

/** Null: there is no program that this reader may see. */
export function viewOf({ signedIn, program, words, member, language }: ExtensionSummary): View | null {
  if (program === null || words === null) return null;
  const known = signedIn ? member : null;
  const status = known?.status ?? "candidate";
  return {
    program,
    texts: words,
    ui: words.ui,
    standing: !signedIn ? "guest" : status === "candidate" ? "outside" : status,
    member: known,
    // an act is answered with the texts of every language, a summary with those of its own
    mine: known === null ? null : (known.texts[language] ?? known.texts[program.main] ?? null),
    language,
  };
}
