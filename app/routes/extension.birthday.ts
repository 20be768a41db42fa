import { serveBuyer } from "./extension/serve-extension.server";
import { birthday } from "./shopper/birthday.server";

/** POST birthday from an extension: `shopper/birthday.server.ts` says what is asked. */
export const action = serveBuyer("POST", birthday);
export const loader = action;
