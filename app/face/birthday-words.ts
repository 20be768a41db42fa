import { textName } from "../loyalty/terms";
import en from "./words/en.json";
import frTu from "./words/fr-tu.json";
import fr from "./words/fr.json";

const keys = ["birthday_purpose", "birthday_agree"] as const;

/** What members agree to when they give their birthday, named by its words in all languages: it changes with them alone. */
export const birthdayWords = {
  version: textName(JSON.stringify([en, fr, { ...fr, ...frTu }].map((words) => keys.map((key) => words[key])))),
} as const;
