import { speaker } from "../../loyalty/describe/voice";
import en from "./words/en.json";
import frTu from "./words/fr-tu.json";
import fr from "./words/fr.json";

export type FriendWord = keyof typeof en;

/** What a friend is told: on the page that a link leads to, in the block, at checkout. A refusal's sentence has its reason's name. */
export const friendSays = speaker({ en, fr, "fr-tu": frTu });
