import { serveBuyer } from "./extension/serve-extension.server";
import { lots } from "./shopper/lots.server";

/** GET lots from an extension: `shopper/lots.server.ts` says what is asked. */
export const loader = serveBuyer("GET", lots);
export const action = loader;
