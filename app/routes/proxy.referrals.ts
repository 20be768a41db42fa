import { ownReferrals } from "./proxy/advocate-page.server";
import { servePage, serveShopper } from "./proxy/serve-proxy.server";
import { referrals } from "./shopper/referrals.server";

const asJson = serveShopper("GET", referrals);
const asPage = servePage(ownReferrals);

/** GET referrals through the app proxy: JSON for a script, a page of the shop's own for everybody else. */
export const loader = (args: { request: Request }): Promise<Response> =>
  (args.request.headers.get("accept") ?? "").includes("application/json") ? asJson(args) : asPage(args);
export const action = loader;
