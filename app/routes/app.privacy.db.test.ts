import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import type { ActAnswer } from "../components/act-answer";
import { inShop } from "../db/tenancy.server";
import { lookAfterRequests } from "../intake/privacy/fulfil.server";
import { listRequests } from "../intake/privacy/list-requests.server";
import { ensureMembers } from "../members/ensure.server";
import { customer } from "../members/members.fixture";
import { useAdminPages } from "./admin/settings.fixture";
import * as file from "./app.privacy.$id";
import * as page from "./app.settings.privacy";

useDatabase();
const pages = useAdminPages();
const shop = { id: "" };
const ada = customer({ email: "ada@example.com", firstName: "<b>Ada</b>" });
beforeAll(async () => {
  shop.id = await pages.open();
  await inShop(shop.id, (tx) => ensureMembers(tx, [ada]));
});

/** A form's act, as the page sends it. */
async function ask(fields: Record<string, string>, token: string | null = pages.idToken()): Promise<Response> {
  const headers = { "user-agent": "Mozilla/5.0 Chrome/147.0.0.0", ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
  const request = new Request("http://localhost:3000/app/settings/privacy", { method: "POST", body: new URLSearchParams(fields), headers });
  const answer: unknown = await Promise.resolve(page.action({ request, params: {}, context: {} } as ActionFunctionArgs)).catch(
    (thrown: unknown) => thrown,
  );
  return answer as Response;
}

const fetched = async (id: string, as: string) => {
  const route = {
    loader: async (args: LoaderFunctionArgs) => {
      const answer = await file.loader({ ...args, params: { id } });
      return Response.json(
        { text: await answer.text(), type: answer.headers.get("content-type"), saved: answer.headers.get("content-disposition") },
        answer,
      );
    },
  };
  return pages.read<{ text: string; type: string; saved: string }>(route, `/app/privacy/${id}?as=${as}`);
};

describe("what is stored about a customer", () => {
  it("WHEN the shop asks by address or number THEN it is put together once, and fetched as a page and for programs", async () => {
    const request = v7();
    for (const who of ["ADA@example.com ", ada.customerId]) {
      expect(await (await ask({ request, customer: who })).json()).toEqual({ ok: true, done: "settings.privacy.ask.done" });
    }
    await lookAfterRequests(shop.id);
    const all = await inShop(shop.id, listRequests);
    expect(all).toMatchObject([{ id: request, kind: "data-request", state: "done", digits: ada.customerId.slice(-4) }]);
    const drawn = await fetched(request, "page");
    expect(drawn.body).toMatchObject({ type: "text/html; charset=utf-8", saved: expect.stringMatching(/^attachment; /u) as string });
    expect(drawn.body.text).toContain("&lt;b&gt;Ada&lt;/b&gt;");
    const written = await fetched(request, "json");
    expect(JSON.parse(written.body.text)).toMatchObject({ format: "fidelio-archive-1", person: { email: "ada@example.com" } });
    expect((await fetched(v7(), "page")).status).toBe(404);
  });

  it.each([
    ["nobody@example.com", "settings.privacy.ask.unknown"],
    ["123456789012345678901234567890", "settings.privacy.ask.unknown"],
    ["' or 1=1", "settings.privacy.ask.unknown"],
    [" ", "settings.privacy.ask.empty"],
  ])("WHEN “%s” is asked for THEN the field says what is wrong", async (who, error) => {
    expect((await (await ask({ request: v7(), customer: who })).json()) as ActAnswer).toEqual({ ok: false, field: "customer", error });
  });

  it("GIVEN no word of Shopify's THEN nothing is asked for", async () => {
    const before = (await inShop(shop.id, listRequests)).length;
    const answer = await ask({ request: v7(), customer: ada.customerId }, null);
    expect(answer.status).not.toBe(200);
    expect(await inShop(shop.id, listRequests)).toHaveLength(before);
  });
});
