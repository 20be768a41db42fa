import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { makeIdToken } from "../../../devstore/sign-in/id-token";
import { useDatabase } from "../../../tests/support/database";
import { useStandIn } from "../../../tests/support/stand-in";
import { inShop } from "../../db/tenancy.server";
import { orderOf } from "../../loyalty/fixtures";
import { demoProgram } from "../../loyalty/default-program";
import { applyOrders } from "../../intake/orders/apply-orders.server";
import { ensureMembers } from "../../members/ensure.server";
import { customer } from "../../members/members.fixture";
import { joinMember } from "../../members/membership.server";
import { giveBirthday } from "../../members/occasions/birthdays.server";
import { publishProgram } from "../../programs/publish.server";
import { changeSettings } from "../../programs/settings.server";
import { action, loader } from "../app.members.$id";
import { loader as orderLoader } from "../app.orders.$id";
import type { MemberPageData } from "./member-page-data.server";

useDatabase();
const { visit, browser } = useStandIn();

const shop = "demo.myshopify.com";
let shopId = "";
beforeAll(async () => {
  shopId = (await visit(shop)).shop.shopId;
  await inShop(shopId, async (tx) => {
    await publishProgram(tx, demoProgram, { by: "system" });
    await changeSettings(tx, { adjustmentLimit: 100, goodwill: [{ key: "late", title: "Late parcel", points: 40 }] });
  });
});

const tokenOf = (staff: string) => makeIdToken(shop, "local-key", "local-secret", staff);
const headers = (token: string) => ({ "user-agent": browser, authorization: `Bearer ${token}` });
type Params = { id: string };

async function newMember(): Promise<string> {
  const person = customer();
  await inShop(shopId, (tx) => ensureMembers(tx, [person]));
  return person.customerId;
}

async function open(id: string, search = "", staff = "42"): Promise<MemberPageData> {
  const request = new Request(`http://localhost:3000/app/members/${id}?locale=en${search}`, { headers: headers(tokenOf(staff)) });
  return (await loader({ request, params: { id } as Params, context: {} })) as MemberPageData;
}

async function act(id: string, fields: Record<string, string>, staff = "42") {
  const request = new Request(`http://localhost:3000/app/members/${id}?locale=en`, {
    method: "POST",
    headers: headers(tokenOf(staff)),
    body: new URLSearchParams(fields),
  });
  const response = await action({ request, params: { id } as Params, context: {} });
  return (await response.json()) as { ok: boolean; done?: string; field?: string; error?: string; values?: object };
}
const adjusting = (points: string, more: Record<string, string> = {}) => ({
  intent: "adjust",
  id: uuid(),
  points,
  reason: "Parcel was late",
  note: "",
  goodwill: "",
  ...more,
});
const status = (promise: Promise<unknown>) =>
  promise.then(
    () => 200,
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : (thrown as { init?: { status: number } }).init?.status),
  );

describe("a birthday on the page", () => {
  it("is shown as the member gave it; who reads it is noted", async () => {
    const id = await newMember();
    expect((await open(id)).birthday).toBeNull();
    const consent = { version: "v", language: "en", surface: "storefront" } as const;
    await inShop(shopId, (tx) => joinMember(tx, id, { how: "opt-in", terms: null }));
    await inShop(shopId, (tx) => giveBirthday(tx, id, { month: 2, day: 29, consent, declaresAge: false }));
    expect((await open(id, "", "43")).birthday).toMatchObject({ month: 2, day: 29 });
    const reads = await inShop(shopId, (tx) => tx.prisma.auditEntry.findMany({ where: { action: "member.read" } }));
    expect(reads.map(({ actor }) => actor)).toContain("staff:43");
    const entries = (await open(id)).list as { items: Array<{ type: string; kind?: string }> };
    expect(entries.items).toContainEqual(expect.objectContaining({ type: "consent", kind: "birthday" }));
  });
});

describe("adjusting on the page", () => {
  it("moves points, and the history says who did it, why, and what the member reads", async () => {
    const id = await newMember();
    expect(await act(id, adjusting("+40", { note: "Sorry for the wait", goodwill: "late" }))).toMatchObject({
      ok: true,
      done: "member.adjust.done",
    });
    const { member, list, names } = await open(id, "&show=adjustments");
    expect(member.balance.available).toBe(40);
    expect(list.items).toMatchObject([
      {
        type: "transfer",
        undoable: true,
        adjustment: { by: "staff:42", reason: "Parcel was late", note: "Sorry for the wait", goodwill: "late" },
      },
    ]);
    expect(names["staff:42"]).toEqual({ kind: "staff", name: "Ada Shopkeeper", id: "42" });
  });

  it("once, however often the form is sent", async () => {
    const id = await newMember();
    const form = adjusting("30");
    await Promise.all([act(id, form), act(id, form), act(id, form)]);
    expect((await open(id)).member.balance.available).toBe(30);
  });

  it.each([
    ["ten", {}, { field: "points", error: "member.error.points" }],
    ["0", {}, { field: "points", error: "member.error.zero" }],
    ["-1", {}, { field: "points", error: "member.error.insufficient", values: { available: 0 } }],
    ["5", { reason: " " }, { field: "reason", error: "member.error.reason" }],
    ["5", { note: "x".repeat(501) }, { field: "note", error: "member.error.too-long" }],
    ["5", { id: "1" }, { field: "form", error: "shell.not-done" }],
  ])("refuses %j %j beside the field", async (points, more, answer) => {
    expect(await act(await newMember(), adjusting(points, more))).toMatchObject({ ok: false, ...answer });
  });

  it("above the limit waits for a second person, who is not the first", async () => {
    const id = await newMember();
    const staff = "51";
    expect(await act(id, adjusting("150"), staff)).toMatchObject({ ok: true, done: "member.adjust.proposed" });
    const { proposals, member, me } = await open(id, "", staff);
    expect(proposals).toMatchObject([{ amount: 150, by: me }]);
    expect(member.balance.available).toBe(0);
    const proposal = proposals[0]!.id;
    expect(await act(id, { intent: "confirm", proposal }, staff)).toMatchObject({ ok: false, error: "member.error.own" });
    // an id of somebody else's proposal is nobody's here
    expect(await act(await newMember(), { intent: "confirm", proposal }, "52")).toMatchObject({ ok: false, error: "shell.not-done" });
    expect(await act(id, { intent: "confirm", proposal }, "52")).toMatchObject({ ok: true });
    expect(await act(id, { intent: "refuse", proposal }, "52")).toMatchObject({ ok: false, error: "member.error.decided" });
    const after = await open(id, "&show=adjustments");
    expect(after.member.balance.available).toBe(150);
    expect(after.list.items[0]).toMatchObject({ adjustment: { by: "staff:52", proposedBy: "staff:51" } });
    expect(after.names["staff:52"]?.name).toMatch(/Clerk 52$/u);
  });

  it("is undone once, by a movement that both names", async () => {
    const id = await newMember();
    const form = adjusting("25");
    await act(id, form);
    const undo = { intent: "undo", adjustment: form.id };
    const outcomes = await Promise.all([act(id, undo), act(id, undo)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: "member.error.undone" });
    const { list, member } = await open(id, "&show=adjustments");
    expect(member.balance.available).toBe(0);
    expect(list.items).toMatchObject([
      { transfer: { reverses: expect.any(String) }, undoable: false, adjustment: { by: "staff:42" } },
      { undoable: false },
    ]);
    expect(await act(await newMember(), undo)).toMatchObject({ ok: false, error: "shell.not-done" });
  });

  it("is not undone when the points are gone", async () => {
    const id = await newMember();
    const form = adjusting("25");
    await act(id, form, "71");
    await act(id, adjusting("-5"), "71");
    expect(await act(id, { intent: "undo", adjustment: form.id })).toMatchObject({
      error: "member.error.undo-spent",
      values: { available: 20 },
    });
  });
});

const place = (id: string, orderId: string, placedAt: Date) =>
  inShop(shopId, (tx) => {
    const facts = orderOf([1000], { orderId, customerId: id, placedAt: placedAt.toISOString(), updatedAt: placedAt.toISOString() });
    return applyOrders(tx, [{ facts, customer: null, source: "webhook" } as never]);
  });

describe("standing", () => {
  it("blocked, an order earns nothing, and says so; lifted, it counts", async () => {
    const id = await newMember();
    expect(await act(id, { intent: "block" })).toMatchObject({ ok: true });
    await place(id, "880001", new Date(Date.now() + 1000));
    const blocked = await open(id);
    expect(blocked.member.status).toBe("blocked");
    expect(blocked.list.items.map((entry) => (entry as { type: string }).type)).toContain("order");
    expect(JSON.stringify(blocked.list.items)).toContain("the member was blocked when the order was placed");
    expect(await act(id, { intent: "unblock" })).toMatchObject({ ok: true });
    const lifted = await open(id);
    expect(lifted.member.balance.pending + lifted.member.balance.available).toBe(10);
    const acts = lifted.list.items.flatMap((entry) => (entry as { action?: string }).action ?? []);
    expect(acts).toEqual(["member.unblock", "member.block"]);
  });

  it("a tier by hand to the end of a day of the shop's, and ended early", async () => {
    const id = await newMember();
    expect(await act(id, { intent: "set-tier", tier: "gold", until: "2020-01-01" })).toMatchObject({ field: "until" });
    expect(await act(id, { intent: "set-tier", tier: "gold", until: "soon" })).toMatchObject({ field: "until" });
    expect(await act(id, { intent: "set-tier", tier: "lead", until: "2099-07-01" })).toMatchObject({ field: "tier" });
    expect(await act(id, { intent: "set-tier", tier: "gold", until: "2099-07-01" })).toMatchObject({ ok: true });
    const set = await open(id);
    expect(set.tier).toMatchObject({ byHand: { tier: "gold", until: "2099-07-01T22:59:59.999Z" }, measuredTier: "bronze" });
    expect(set.tierTitles).toMatchObject({ gold: "Gold" });
    await act(id, { intent: "end-tier" });
    expect((await open(id)).tier?.byHand).toBeNull();
  });
});

describe("an order's page", () => {
  const openOrder = (id: string) =>
    orderLoader({
      request: new Request(`http://localhost:3000/app/orders/${id}?locale=en`, { headers: headers(tokenOf("42")) }),
      params: { id } as Params,
      context: {},
    });

  it("says what was counted, by which version and in which tier", async () => {
    const id = await newMember();
    await place(id, "880002", new Date(Date.now() - 86_400_000));
    expect(await openOrder("880002")).toMatchObject({
      granted: 10,
      context: { tier: "bronze", nth: 1 },
      tierTitle: "Bronze",
      programVersion: 1,
      member: { customerId: id },
      sources: [{ key: "purchase", title: "Shop", granted: 10 }],
      reasons: { en: ["10 points: £10.00 of goods at 1 point per £1.00"] },
      transfers: [{ kind: "grant", amount: 10 }],
    });
  });

  it("is missing in words where nobody knows it", async () => {
    expect(await status(openOrder("1"))).toBe(404);
    expect(await status(openOrder("abc"))).toBe(404);
    expect(await status(open("1"))).toBe(404);
  });
});

describe("who looks", () => {
  it("is noted once an hour for each person, and shown where it is asked for", async () => {
    const id = await newMember();
    await open(id);
    await open(id);
    await open(id, "", "61");
    const { list } = await open(id, "&show=access");
    expect(list.items).toHaveLength(2);
    expect(JSON.stringify((await open(id)).list.items)).not.toContain("member.read");
  });

  it("is nobody with a forged token, one of another app, an expired one, or a buyer's", async () => {
    const id = await newMember();
    const ask = (token: string) => {
      const request = new Request(`http://localhost:3000/app/members/${id}`, { headers: headers(token) });
      return status(Promise.resolve(loader({ request, params: { id } as Params, context: {} })));
    };
    const [head, body, tail] = tokenOf("42").split(".");
    const other = JSON.parse(Buffer.from(body!, "base64url").toString()) as object;
    const claims = (changes: object) => Buffer.from(JSON.stringify({ ...other, ...changes })).toString("base64url");
    expect(await ask(makeIdToken(shop, "local-key", "forged"))).toBe(401);
    expect(await ask(makeIdToken(shop, "another", "local-secret"))).toBe(401);
    expect(await ask(`${head}.${claims({ sub: "1" })}.${tail}`)).toBe(401);
    expect(await ask(`${head}.${claims({ iss: undefined, sub: "gid://shopify/Customer/61" })}.${tail}`)).toBe(401);
    expect(await ask(tokenOf("42"))).toBe(200);
  });

  it("a buyer's own token, rightly signed, does not act either", async () => {
    const { createHmac } = await import("node:crypto");
    const id = await newMember();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const now = Math.floor(Date.now() / 1000);
    const text = `${part({ alg: "HS256", typ: "JWT" })}.${part({ dest: shop, aud: "local-key", sub: `gid://shopify/Customer/${id}`, exp: now + 60, nbf: now, iat: now })}`;
    const token = `${text}.${createHmac("sha256", "local-secret").update(text).digest("base64url")}`;
    const request = new Request(`http://localhost:3000/app/members/${id}`, {
      method: "POST",
      headers: headers(token),
      body: new URLSearchParams(adjusting("50")),
    });
    expect(await status(action({ request, params: { id } as Params, context: {} }))).toBe(401);
    expect((await open(id)).member.balance.available).toBe(0);
  });
});
