import { friendPage } from "./proxy/friend-page.server";
import { servePage } from "./proxy/serve-proxy.server";

/** GET friend/<code>: the page that an advocate's link leads to. */
export const loader = servePage(friendPage);
export const action = loader;
