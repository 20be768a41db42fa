import { serveShopper } from "./proxy/serve-proxy.server";
import { redeemReward } from "./shopper/redeem.server";

/** POST redeem through the app proxy: `shopper/redeem.server.ts` says what is asked. */
export const action = serveShopper("POST", redeemReward);
export const loader = action;
