import { serveShopper } from "./proxy/serve-proxy.server";
import { birthday } from "./shopper/birthday.server";

/** POST birthday through the app proxy: `shopper/birthday.server.ts` says what is asked. */
export const action = serveShopper("POST", birthday);
export const loader = action;
