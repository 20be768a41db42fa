import { serveBuyer } from "./extension/serve-extension.server";
import { history } from "./shopper/history.server";

/** GET history from an extension: `shopper/history.server.ts` says what is asked. */
export const loader = serveBuyer("GET", history);
export const action = loader;
