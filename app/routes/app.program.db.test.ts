import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import type { StudioAnswer, StudioData } from "../components/program/studio-data";
import { inShop } from "../db/tenancy.server";
import type { Program } from "../loyalty/program";
import { changeProgram } from "../programs/change.server";
import { liveVersion } from "../programs/versions.server";
import { useAdminPages } from "./admin/settings.fixture";
import * as overview from "./app.program._index";
import * as publish from "./app.program.publish";
import * as segments from "./app.program.segments";
import * as studio from "./app.program";
import * as version from "./app.program.versions.$number";

useDatabase();
const pages = useAdminPages();
const shop = { id: "" };
beforeAll(async () => {
  shop.id = await pages.open();
});

const open = async () => (await pages.read<StudioData>(studio, "/app/program")).body;
const act = async (wish: object, language = "en") => (await pages.send<StudioAnswer>(studio, `/app/program?locale=${language}`, wish)).body;
const live = async () => (await inShop(shop.id, liveVersion))!;
const save = async (change: (program: Program) => Program) => {
  const { draft, live: now } = await open();
  return act({ intent: "save", revision: draft?.revision ?? 0, document: change(draft?.program ?? now!.program) });
};
const tu = (program: Program): Program => ({ ...program, formOfAddress: "tu" });
const cheaperGold = (program: Program): Program => ({
  ...program,
  tiers: {
    ...program.tiers!,
    levels: program.tiers!.levels.map((level) => (level.key === "gold" ? { ...level, from: "2000.00" } : level)),
  },
});

describe("the studio", () => {
  it("opens with what is live, by whom, and no draft", async () => {
    const data = await open();
    expect(data).toMatchObject({ live: { version: 1, by: { kind: "system" } }, draft: null, scheduled: null, shop: { locale: "en" } });
    expect(data.today).toMatch(/^\d{4}-\d\d-\d\d$/u);
  });

  it("WHEN a document is saved THEN it is the draft, with who saved it, and nothing is live of it", async () => {
    expect(await save(tu)).toEqual({ ok: true, done: "saved" });
    const { draft } = await open();
    expect(draft).toMatchObject({ fromVersion: 1, by: { kind: "staff" }, faults: [], program: { formOfAddress: "tu" } });
    expect((await live()).program.formOfAddress).toBe("vous");
  });

  it("WHEN it has a fault THEN the sentence names its field, in the page's language, and the draft stays as it was", async () => {
    const { draft } = await open();
    const document = { ...draft!.program, points: { ...draft!.program.points, pendingDays: -1 } };
    const answer = await act({ intent: "save", revision: draft!.revision, document }, "fr");
    expect(answer).toMatchObject({ ok: false, problem: "Certains champs sont à revoir", faults: [{ path: "points.pendingDays" }] });
    expect((await open()).draft!.program.points.pendingDays).toBe(14);
  });

  it("WHEN somebody else saved meanwhile THEN nothing is overwritten, and a sentence says so", async () => {
    const { draft } = await open();
    const answer = await act({ intent: "save", revision: draft!.revision - 1, document: draft!.program });
    expect(answer).toMatchObject({ ok: false, problem: expect.stringContaining("Somebody else saved") });
  });

  it("WHEN a setting is saved beside it THEN the draft has it too, and publishing it undoes nothing", async () => {
    await inShop(shop.id, (tx) => changeProgram(tx, (now) => ({ ...now, earningPaused: true }), { by: "staff:42" }));
    const { draft, live: now } = await open();
    expect(draft).toMatchObject({ fromVersion: now!.version, program: { formOfAddress: "tu", earningPaused: true } });
    await inShop(shop.id, (tx) => changeProgram(tx, (program) => ({ ...program, earningPaused: false }), { by: "staff:42" }));
  });

  it("WHEN another version went live since the page was read THEN it is not published, and a sentence names the version", async () => {
    const { draft } = await open();
    const { number } = await live();
    const answer = await act({ intent: "publish", revision: draft!.revision, ifMatch: number - 1 });
    expect(answer).toMatchObject({ ok: false, problem: expect.stringContaining(`Version ${number}`) });
  });

  it("publishes what was reviewed, once", async () => {
    const { body } = await pages.read<{ compared: number; preview: { moves: object[] } }>(publish, "/app/program/publish");
    expect(body).toMatchObject({ compared: (await live()).number, preview: { moves: [], listed: [], more: 0 } });
    const { draft } = await open();
    const wish = { intent: "publish", revision: draft!.revision, ifMatch: body.compared };
    expect(await act(wish)).toEqual({ ok: true, done: "published", version: body.compared + 1 });
    expect((await live()).program.formOfAddress).toBe("tu");
    expect((await open()).draft).toBeNull();
    expect(await act(wish)).toMatchObject({ ok: false });
  });

  it("schedules a draft for a time of the shop's, says what waits, and takes it back as the draft", async () => {
    await save(cheaperGold);
    const { draft } = await open();
    const compared = (await live()).number;
    const wish = { intent: "publish", revision: draft!.revision, ifMatch: compared, tierChange: "replace" };
    expect(await act({ ...wish, at: "2001-01-01T09:00" })).toMatchObject({ ok: false, faults: [{ path: "at" }] });
    expect(await act({ ...wish, at: "2099-07-01T09:00" })).toMatchObject({ ok: true, done: "scheduled" });
    // London's summer is an hour ahead
    expect((await open()).scheduled).toMatchObject({ inForceFrom: "2099-07-01T08:00:00.000Z" });
    await save(tu);
    const second = await open();
    expect(await act({ intent: "publish", revision: second.draft!.revision, ifMatch: compared })).toMatchObject({
      ok: false,
      problem: expect.stringContaining("waits for"),
    });
    await act({ intent: "discard" });
    expect(await act({ intent: "cancel-scheduled" })).toEqual({ ok: true, done: "cancelled" });
    const after = await open();
    expect(after).toMatchObject({ scheduled: null, draft: { program: { tiers: { levels: [{}, {}, { from: "2000.00" }] } } } });
    expect(await act({ intent: "cancel-scheduled" })).toMatchObject({ ok: false, problem: expect.stringContaining("no longer there") });
    expect(await act({ intent: "discard" })).toEqual({ ok: true, done: "discarded" });
  });

  it("lists versions with what each changed, and goes back to an earlier one", async () => {
    const { body } = await pages.read<{ versions: Array<{ number: number; state: string; changes: string[] }> }>(overview, "/app/program");
    const { number } = await live();
    expect(body.versions.map(({ state }) => state)).toContain("cancelled");
    expect(body.versions.find((one) => one.number === number)).toMatchObject({ state: "live", changes: [expect.stringMatching(/tu/u)] });
    expect(body.versions.at(-1)).toMatchObject({ number: 1, changes: [] });

    const first = await pages.read<{ document: Program }>(version, "/app/program/versions/1", undefined, { number: "1" });
    expect(first.body.document.formOfAddress).toBe("vous");
    expect(await act({ intent: "roll-back", version: 1, ifMatch: number })).toMatchObject({ ok: true, done: "rolled-back" });
    expect((await live()).program.formOfAddress).toBe("vous");
    expect(await act({ intent: "roll-back", version: 1, ifMatch: number })).toMatchObject({ ok: false });
  });

  it.each(["0", "77", "x", "1;drop"])("knows no version %s", async (number) => {
    expect((await pages.read(version, "/app/program/versions/1", undefined, { number })).status).toBe(404);
  });

  it("takes no wish that it does not know", async () => {
    for (const wish of [null, {}, { intent: "drop" }, { intent: "publish", revision: 1, ifMatch: 1, by: "me" }])
      expect(await act(wish as object)).toMatchObject({ ok: false, faults: [] });
  });

  it("names the customer segments that Shopify has", async () => {
    const { body } = await pages.read<{ segments: object[] }>(segments, "/app/program/segments");
    expect(Array.isArray(body.segments)).toBe(true);
  });
});
