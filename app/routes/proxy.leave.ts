import { serveShopper } from "./proxy/serve-proxy.server";
import { leave } from "./shopper/leave.server";

/** POST leave through the app proxy: `shopper/leave.server.ts` says what is asked. */
export const action = serveShopper("POST", leave);
export const loader = action;
