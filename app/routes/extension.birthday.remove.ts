import { serveBuyer } from "./extension/serve-extension.server";
import { removeBirthdayOf } from "./shopper/birthday-remove.server";

/** POST birthday/remove from an extension: `shopper/birthday-remove.server.ts` says what is asked. */
export const action = serveBuyer("POST", removeBirthdayOf);
export const loader = action;
