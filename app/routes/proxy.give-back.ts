import { serveShopper } from "./proxy/serve-proxy.server";
import { giveBack } from "./shopper/give-back.server";

/** POST give-back through the app proxy: `shopper/give-back.server.ts` says what is asked. */
export const action = serveShopper("POST", giveBack);
export const loader = action;
