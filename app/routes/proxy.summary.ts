import { serveShopper } from "./proxy/serve-proxy.server";
import { summary } from "./shopper/summary.server";

/** GET summary through the app proxy: `shopper/summary.server.ts` says what is asked. */
export const loader = serveShopper("GET", summary);
export const action = loader;
