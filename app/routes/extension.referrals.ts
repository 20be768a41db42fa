import { serveBuyer } from "./extension/serve-extension.server";
import { referrals } from "./shopper/referrals.server";

/** GET referrals from an extension: `shopper/referrals.server.ts` says what is asked. */
export const loader = serveBuyer("GET", referrals);
export const action = loader;
