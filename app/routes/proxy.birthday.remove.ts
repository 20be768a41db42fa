import { serveShopper } from "./proxy/serve-proxy.server";
import { removeBirthdayOf } from "./shopper/birthday-remove.server";

/** POST birthday/remove through the app proxy: `shopper/birthday-remove.server.ts` says what is asked. */
export const action = serveShopper("POST", removeBirthdayOf);
export const loader = action;
