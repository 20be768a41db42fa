import { serveShopper } from "./proxy/serve-proxy.server";
import { social } from "./shopper/social.server";

/** POST social through the app proxy: `shopper/social.server.ts` says what is asked. */
export const action = serveShopper("POST", social);
export const loader = action;
