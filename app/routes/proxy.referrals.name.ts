import { serveShopper } from "./proxy/serve-proxy.server";
import { referralName } from "./shopper/referrals.server";

/** POST referrals/name through the app proxy: `shopper/referrals.server.ts` says what is asked. */
export const action = serveShopper("POST", referralName);
export const loader = action;
