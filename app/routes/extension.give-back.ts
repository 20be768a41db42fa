import { serveBuyer } from "./extension/serve-extension.server";
import { giveBack } from "./shopper/give-back.server";

/** POST give-back from an extension: `shopper/give-back.server.ts` says what is asked. */
export const action = serveBuyer("POST", giveBack);
export const loader = action;
