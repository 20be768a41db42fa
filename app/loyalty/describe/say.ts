import en from "./en.json";
import frTu from "./fr-tu.json";
import fr from "./fr.json";
import { speaker, type Sentences } from "./voice";

/** A program's rules in words. */
export const describeSentences: Sentences = { en, fr, "fr-tu": frTu };
export const say = speaker(describeSentences);
