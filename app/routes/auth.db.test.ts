import { expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { useStandIn } from "../../tests/support/stand-in";
import { userAgent } from "../../tests/support/browser";
import { loader as home } from "./app._index";
import { loader as auth } from "./auth.$";

useDatabase();
useStandIn();

const thrown = async (run: Promise<unknown>): Promise<Response> => {
  try {
    await run;
  } catch (error) {
    if (error instanceof Response) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
};

it("a page that is asked for without an id token is fetched one, and comes back to where it was", async () => {
  const headers = { "user-agent": userAgent };
  const query = "shop=demo.myshopify.com&host=YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvZGVtbw&embedded=1";
  const first = await thrown(home({ request: new Request(`http://localhost:3000/app?${query}`, { headers }), params: {}, context: {} }));
  expect(first.status).toBe(302);
  const to = new URL(first.headers.get("location")!, "http://localhost:3000");
  expect(to.pathname).toBe("/auth/session-token");
  expect(to.searchParams.get("shopify-reload")).toContain("/app");
  const page = auth({ request: new Request(to, { headers }), params: {}, context: {} });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("<script");
});
