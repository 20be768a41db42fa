import { serveBuyer } from "./extension/serve-extension.server";
import { social } from "./shopper/social.server";

/** POST social from an extension: `shopper/social.server.ts` says what is asked. */
export const action = serveBuyer("POST", social);
export const loader = action;
