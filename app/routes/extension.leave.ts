import { serveBuyer } from "./extension/serve-extension.server";
import { leave } from "./shopper/leave.server";

/** POST leave from an extension: `shopper/leave.server.ts` says what is asked. */
export const action = serveBuyer("POST", leave);
export const loader = action;
