import { adminClaims, sessionToken } from "../../../tests/support/session-token";

export interface Said<Body> {
  status: number;
  body: Body;
  headers: Headers;
}

type Handler = (args: { request: Request }) => Promise<Response>;
const routes = {
  customer: () => import("../extension.staff.customer"),
  order: () => import("../extension.staff.order"),
  redeem: () => import("../extension.staff.redeem"),
  "hand-over": () => import("../extension.staff.hand-over"),
  "give-back": () => import("../extension.staff.give-back"),
  adjust: () => import("../extension.staff.adjust"),
};
export type StaffPath = keyof typeof routes;

const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

/** For tests: asks as the till and Shopify's pages do, as a person of the shop's staff. With `sent` a POST. */
export async function asStaff<Body>(
  domain: string,
  path: StaffPath,
  { query = {}, sent, staffId = "42" }: { query?: Record<string, string>; sent?: object; staffId?: string },
): Promise<Said<Body>> {
  const headers = {
    "user-agent": browser,
    origin: "https://extensions.shopifycdn.com",
    authorization: `Bearer ${sessionToken(adminClaims(domain, { sub: staffId }), "local-secret")}`,
  };
  const url = `http://localhost:3000/extension/staff/${path}?${new URLSearchParams(query).toString()}`;
  const module = await routes[path]();
  const request = new Request(url, sent === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(sent) });
  const response = await (module.action as Handler)({ request });
  return { status: response.status, body: (await response.json()) as Body, headers: response.headers };
}
