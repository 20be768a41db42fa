import { serveShopper } from "./proxy/serve-proxy.server";
import { referrals } from "./shopper/referrals.server";

/** GET referrals through the app proxy: `shopper/referrals.server.ts` says what is asked. */
export const loader = serveShopper("GET", referrals);
export const action = loader;
