import { serveBuyer } from "./extension/serve-extension.server";
import { order } from "./shopper/order.server";

/** GET order from an extension: `shopper/order.server.ts` says what is asked. */
export const loader = serveBuyer("GET", order);
export const action = loader;
