import { serveVisitor } from "./extension/serve-extension.server";
import { friend } from "./shopper/friend.server";

/** POST friend from an extension: `shopper/friend.server.ts` says what is asked. Who is at the checkout need not be signed in. */
export const action = serveVisitor("POST", friend);
export const loader = action;
