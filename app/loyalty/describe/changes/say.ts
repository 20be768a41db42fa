import { speaker, type Voice } from "../voice";
import en from "./en.json";
import fr from "./fr.json";

const sentences: Readonly<Record<"en" | "fr", Readonly<Record<string, string>>>> = { en, fr };

/** What merchants read of a change: it knows no form of address. */
export const say = speaker({ en, fr, "fr-tu": {} });

/** The words under a key that may not be there. */
export function sentenceOf({ language }: Pick<Voice, "language">, key: string): string | null {
  return sentences[language][key] ?? null;
}
