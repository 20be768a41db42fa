import { serveShopper } from "./proxy/serve-proxy.server";
import { referralCode } from "./shopper/referrals.server";

/** POST referrals/code through the app proxy: `shopper/referrals.server.ts` says what is asked. */
export const action = serveShopper("POST", referralCode);
export const loader = action;
