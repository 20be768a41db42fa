import { speaker, type Sentences } from "../loyalty/describe/voice";
import en from "./sentences/en.json";
import frTu from "./sentences/fr-tu.json";
import fr from "./sentences/fr.json";

/** What this room says of a member. What it says of the program is `loyalty/describe`'s, for the terms say it too. */
export const faceSentences: Sentences = { en, fr, "fr-tu": frTu };
export const say = speaker(faceSentences);
