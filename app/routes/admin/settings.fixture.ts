import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { userAgent } from "../../../tests/support/browser";
import { useStandIn } from "../../../tests/support/stand-in";
import { inShop } from "../../db/tenancy.server";
import { demoProgram } from "../../loyalty/default-program";
import { publishProgram } from "../../programs/publish.server";

interface RouteModule {
  loader?: (args: LoaderFunctionArgs) => Promise<unknown>;
  action?: (args: ActionFunctionArgs) => Promise<unknown>;
}

export interface Answered<Body> {
  status: number;
  body: Body;
}

/** For tests: the merchant's pages, asked as the admin asks them, with a real id token of the stand-in's. */
export function useAdminPages(domain = "demo.myshopify.com") {
  const { store, visit, world } = useStandIn();

  async function answered<Body>(answer: Promise<unknown>): Promise<Answered<Body>> {
    const value = await answer.catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
    if (!(value instanceof Response)) return { status: 200, body: value as Body };
    const text = await value.text();
    return { status: value.status, body: (text === "" ? null : JSON.parse(text)) as Body };
  }

  const request = (path: string, init: RequestInit & { token?: string | null } = {}): Request => {
    const { token = store.idToken(domain), ...rest } = init;
    const headers = { "user-agent": userAgent, ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
    return new Request(`http://localhost:3000${path}`, { ...rest, headers: { ...headers, ...rest.headers } });
  };

  return {
    world,
    domain,
    idToken: () => store.idToken(domain),
    /** installs the app in the shop and, unless told otherwise, publishes the demo's program: the shop's id */
    async open(publish = true): Promise<string> {
      const { shop } = await visit(domain);
      if (publish) await inShop(shop.shopId, (tx) => publishProgram(tx, demoProgram, { by: "test" }));
      return shop.shopId;
    },
    read: <Body>(route: RouteModule, path: string, token?: string | null, params: Record<string, string> = {}) =>
      answered<Body>(
        route.loader!({ request: request(path, token === undefined ? {} : { token }), params, context: {} } as LoaderFunctionArgs),
      ),
    send: <Body>(route: RouteModule, path: string, body: unknown, token?: string | null) =>
      answered<Body>(
        route.action!({
          request: request(path, {
            method: "POST",
            body: JSON.stringify(body),
            headers: { "content-type": "application/json" },
            ...(token === undefined ? {} : { token }),
          }),
          params: {},
          context: {},
        } as ActionFunctionArgs),
      ),
  };
}
