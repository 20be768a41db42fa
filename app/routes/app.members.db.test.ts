import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { adminClaims, sessionToken } from "../../tests/support/session-token";
import { addressOf, plainQuery } from "../components/members/address";
import type { MembersAnswer } from "../components/members/answer";
import type { RunView } from "../components/run-progress";
import { inShop } from "../db/tenancy.server";
import { runHandlers } from "../jobs/tasks/runs.server";
import { ensureMembers } from "../members/ensure.server";
import { memberQuery, queryOfAddress, type MemberQuery } from "../members/list/query";
import { customer, makeShop } from "../members/members.fixture";
import { fail, finish, readRun, startRun } from "../members/runs.server";
import type { membersPage } from "./admin/members-page.server";
import { useAdminPages } from "./admin/settings.fixture";
import * as list from "./app.members._index";
import * as file from "./app.members.export.$id";
import * as runs from "./app.runs.$id";

useDatabase();
const pages = useAdminPages();
let shop = "";
type Page = Awaited<ReturnType<typeof membersPage>>;
const see = (address = "") => pages.read<Page>(list, `/app/members?index&${address}`);
const ask = async (body: object) => (await pages.send<MembersAnswer>(list, "/app/members?index", body)).body;

const withId = (id: string) => ({
  loader: (args: LoaderFunctionArgs) => runs.loader({ ...args, params: { id } }),
  action: (args: ActionFunctionArgs) => runs.action({ ...args, params: { id } }),
});
const fileOf = (id: string) => ({
  loader: async (args: LoaderFunctionArgs) => {
    const answer = await file.loader({ ...args, params: { id } });
    return Response.json(await answer.text(), { status: answer.status });
  },
});
const work = async (id: string) => {
  const run = (await inShop(shop, (tx) => readRun(tx, id)))!;
  const result = await runHandlers[run.kind]!(shop, run);
  await inShop(shop, (tx) => finish(tx, id, result));
};

beforeAll(async () => {
  shop = await pages.open();
  const people = Array.from({ length: 60 }, (_, n) =>
    customer({ customerId: `${81_000 + n}`, firstName: n === 7 ? null : `Person${n}`, lastName: null, email: null }),
  );
  await inShop(shop, (tx) => ensureMembers(tx, people));
});

describe("the page of members", () => {
  it("shows fifty, the number of all, the tiers, and the next page where its address says", async () => {
    const { body } = await see();
    expect(body).toMatchObject({ total: 60, more: false, nobody: false, published: true, previous: null, run: null, view: null });
    expect(body.members).toHaveLength(50);
    expect(body.tiers.map(({ title }) => title)).toEqual(["Bronze", "Silver", "Gold"]);
    const next = await see(`cursor=${body.next}`);
    expect(next.body.members).toHaveLength(10);
    const back = await see(`cursor=${next.body.previous}&back=1`);
    expect(back.body.members).toEqual(body.members);
    expect((await see("cursor=cut-short")).body.members).toEqual(body.members);
  });

  it("keeps a view for the whole shop and says why one cannot be kept", async () => {
    const query = memberQuery.parse({ search: "person5" });
    const made = await ask({ intent: "view-create", title: "Fives", query });
    const id = made.ok ? made.view : null;
    expect((await see(`view=${id}`)).body).toMatchObject({ view: id, views: [{ id, title: "Fives", query }] });
    expect(await ask({ intent: "view-create", title: "fives", query })).toMatchObject({ ok: false, error: "title-taken" });
    expect(await ask({ intent: "view-change", id, title: " " })).toEqual({ ok: false, error: "invalid_input", fields: ["title"] });
    expect(await ask({ intent: "view-delete", id })).toEqual({ ok: true });
    expect((await see(`view=${id}`)).body).toMatchObject({ view: null, views: [] });
  });

  it("previews, begins and undoes an act on many in the person's name", async () => {
    const act = { kind: "adjust", amount: 10, reason: "thanks" };
    const selection = { query: memberQuery.parse({ search: "person5" }) };
    expect(await ask({ intent: "preview", selection, act })).toMatchObject({ ok: true, preview: { changed: 11, points: 110 } });
    const id = v7();
    expect(await ask({ intent: "start", id, selection, act })).toEqual({ ok: true, run: id });
    await work(id);
    expect(await inShop(shop, (tx) => readRun(tx, id))).toMatchObject({ startedBy: "staff:42", result: { changed: 11, points: 110 } });
    expect((await see(`run=${id}`)).body.run).toEqual({ id, kind: "adjust" });
    expect(await ask({ intent: "undo", run: id })).toMatchObject({ ok: true });
    expect(await ask({ intent: "undo", run: id })).toMatchObject({ ok: false, error: "undone-before" });
    expect(await ask({ intent: "start", id: v7(), selection, act: { ...act, amount: 0 } })).toMatchObject({
      ok: false,
      fields: ["amount"],
    });
    const tier = { kind: "tier", tier: "gold", until: "2020-01-01" };
    expect(await ask({ intent: "preview", selection, act: tier })).toMatchObject({ ok: false, fields: ["until"] });
  });

  it("hands out the file of an export once it is done, and no other shop's", async () => {
    const asked = await ask({ intent: "export", query: memberQuery.parse({ search: "person8" }) });
    const id = asked.ok ? asked.run! : "";
    expect((await pages.read(fileOf(id), `/app/members/export/${id}`)).status).toBe(404);
    await work(id);
    const { status, body } = await pages.read<string>(fileOf(id), `/app/members/export/${id}`);
    expect([status, body.split("\r\n").length]).toEqual([200, 3]);
    // whoever fetches it reads personal data: the one who began it is noted, somebody else is too
    const noted = () =>
      inShop(shop, (tx) => tx.prisma.auditEntry.findMany({ where: { action: "members.export", subject: id }, orderBy: { at: "asc" } }));
    expect(await noted()).toHaveLength(1);
    const second = sessionToken(adminClaims(pages.domain, { sub: "777" }), "local-secret");
    expect((await pages.read(fileOf(id), `/app/members/export/${id}`, second)).status).toBe(200);
    expect((await noted()).map(({ actor }) => actor).at(-1)).toBe("staff:777");
    const other = await makeShop();
    const theirs = await inShop(other, (tx) => startRun(tx, { kind: "export", parameters: {}, by: "staff:9" }));
    await inShop(other, (tx) => finish(tx, theirs, { rows: 0 }));
    for (const no of [theirs, "nonsense", v7()]) expect((await pages.read(fileOf(no), `/app/members/export/${no}`)).status).toBe(404);
  });
});

describe("a run's progress", () => {
  it("is told to its shop, and tried again when it failed; another shop's run is none", async () => {
    const id = await inShop(shop, (tx) => startRun(tx, { kind: "audit", parameters: { secret: 1 }, by: "staff:42" }));
    const { status, body } = await pages.read<RunView>(withId(id), `/app/runs/${id}`);
    expect([status, body.state]).toEqual([200, "waiting"]);
    expect(Object.keys(body).sort()).toEqual(["done", "error", "id", "kind", "result", "state", "total", "undoes", "undoneBy"]);
    await inShop(shop, (tx) => fail(tx, id, new Error("x")));
    await pages.send(withId(id), `/app/runs/${id}`, {});
    expect((await pages.read<RunView>(withId(id), `/app/runs/${id}`)).body.state).toBe("waiting");
    // in another window, a moment later
    expect((await pages.send(withId(id), `/app/runs/${id}`, {})).status).toBe(409);

    const other = await makeShop();
    const theirs = await inShop(other, (tx) => startRun(tx, { kind: "audit", parameters: {}, by: "staff:9" }));
    await inShop(other, (tx) => fail(tx, theirs, new Error("x")));
    expect((await pages.send(withId(theirs), `/app/runs/${theirs}`, {})).status).toBe(404);
    expect((await see(`run=${"-".repeat(36)}`)).status).toBe(200);
    for (const no of [theirs, "nonsense", v7()]) expect((await pages.read(withId(no), `/app/runs/${no}`)).status).toBe(404);
  });

  it.each(["forged", "none"])("is told to nobody without Shopify's word (%s)", async (kind) => {
    const id = await inShop(shop, (tx) => startRun(tx, { kind: "audit", parameters: {}, by: "staff:42" }));
    const token = kind === "none" ? null : pages.idToken().replace(/.{3}$/u, "AAA");
    for (const route of [withId(id), fileOf(id), list])
      expect((await pages.read(route, `/app/x?shop=${pages.domain}`, token)).status).not.toBe(200);
    expect((await pages.send(list, `/app/members?index&shop=${pages.domain}`, { intent: "undo", run: id }, token)).status).not.toBe(200);
  });
});

describe("the address of a query", () => {
  it.each<Partial<MemberQuery>>([
    {},
    { search: "ada & co?", tiers: ["gold", "-"], statuses: ["left", "active"], from: 0, to: 9 },
    { after: "2026-01-01", before: "2026-02-01", sort: "name", direction: "asc" },
    { sort: "available" },
  ])("is read as what it was written from (%#)", (part) => {
    const query = { ...plainQuery, ...part };
    expect(queryOfAddress(new URL(addressOf(query), "http://x").searchParams)).toEqual(query);
    expect(plainQuery).toEqual(memberQuery.parse({}));
  });
});
