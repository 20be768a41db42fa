import type { MemberFace, MemberTexts, ProgramFace, ProgramTexts } from "../../app/face/public-face";
import { textsIn } from "./words";

/** Who looks: not signed in; signed in and no member; and by what they are. */
export type StandingOf = "guest" | "outside" | "left" | "blocked" | "active";

/** What a summary comes to for one reader, in one language. */
export interface View {
  program: ProgramFace;
  texts: ProgramTexts;
  ui: Record<string, string>;
  standing: StandingOf;
  /** null: a guest, or somebody without points so far */
  member: MemberFace | null;
  mine: MemberTexts | null;
  /** as it was asked for: "fr-CA" */
  language: string;
}

export interface Seen {
  program: ProgramFace | null;
  member: MemberFace | null;
  ui?: Record<string, string>;
}

/** Null: there is no program that this reader may see. */
export function viewOf({ program, member, ui }: Seen, language: string, signedIn: boolean): View | null {
  if (program === null) return null;
  const texts = textsIn(program.texts, language, program.main);
  if (texts === undefined) return null;
  const known = signedIn ? member : null;
  const status = known?.status ?? "candidate";
  return {
    program,
    texts,
    ui: { ...texts.ui, ...ui },
    standing: !signedIn ? "guest" : status === "candidate" ? "outside" : status,
    member: known,
    mine: known === null ? null : (textsIn(known.texts, language, program.main) ?? null),
    language,
  };
}
