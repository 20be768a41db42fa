import { serveShopper } from "./proxy/serve-proxy.server";
import { history } from "./shopper/history.server";

/** GET history through the app proxy: `shopper/history.server.ts` says what is asked. */
export const loader = serveShopper("GET", history);
export const action = loader;
