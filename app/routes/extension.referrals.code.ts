import { serveBuyer } from "./extension/serve-extension.server";
import { referralCode } from "./shopper/referrals.server";

/** POST referrals/code from an extension: `shopper/referrals.server.ts` says what is asked. */
export const action = serveBuyer("POST", referralCode);
export const loader = action;
