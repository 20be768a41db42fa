import { serveBuyer } from "./extension/serve-extension.server";
import { referralName } from "./shopper/referrals.server";

/** POST referrals/name from an extension: `shopper/referrals.server.ts` says what is asked. */
export const action = serveBuyer("POST", referralName);
export const loader = action;
