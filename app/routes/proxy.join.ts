import { serveShopper } from "./proxy/serve-proxy.server";
import { join } from "./shopper/join.server";

/** POST join through the app proxy: `shopper/join.server.ts` says what is asked. */
export const action = serveShopper("POST", join);
export const loader = action;
