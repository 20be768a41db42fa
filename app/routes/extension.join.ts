import { serveBuyer } from "./extension/serve-extension.server";
import { join } from "./shopper/join.server";

/** POST join from an extension: `shopper/join.server.ts` says what is asked. */
export const action = serveBuyer("POST", join);
export const loader = action;
