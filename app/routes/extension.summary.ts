import { serveVisitor } from "./extension/serve-extension.server";
import { extensionSummary } from "./extension/summary.server";

/** GET summary?language=&surface=: the program and the member as they are now, in one language; guests see the program. */
export const loader = serveVisitor("GET", extensionSummary);
export const action = loader;
