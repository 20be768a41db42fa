import { serveBuyer } from "./extension/serve-extension.server";
import { redeemReward } from "./shopper/redeem.server";

/** POST redeem from an extension: `shopper/redeem.server.ts` says what is asked. */
export const action = serveBuyer("POST", redeemReward);
export const loader = action;
