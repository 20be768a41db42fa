import { friendByForm } from "./proxy/friend-page.server";
import { serveForm } from "./proxy/serve-proxy.server";

/** POST friend through the app proxy: a friend takes an advocate's code. */
export const action = serveForm(friendByForm);
export const loader = action;
