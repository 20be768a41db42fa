import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemPrisma } from "../db/system.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { demoProgram } from "../loyalty/default-program";
import { changeProgram } from "./change.server";
import { discardDraft, publishDraft, readDraft, saveDraft } from "./draft.server";
import { publishProgram } from "./publish.server";
import { liveVersion } from "./versions.server";

useDatabase();

const by = "staff:42";
let shopId: string;

beforeEach(async () => {
  const shop = await systemPrisma().shop.create({
    data: { domain: `${v7()}.myshopify.com`, currency: "GBP", zone: "Europe/London", installedAt: new Date() },
  });
  shopId = shop.id.toString();
  await run((tx) => publishProgram(tx, demoProgram, { by: "test" }));
});

const run = <T>(fn: (tx: ShopTx) => Promise<T>) => inShop(shopId, fn);
const actions = () =>
  run(async (tx) => (await tx.prisma.auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ action, detail }) => ({ action, detail })));
const withTu = { ...demoProgram, formOfAddress: "tu" } as const;

describe("a draft", () => {
  it("is kept with who saved it, and changes nothing of what is live", async () => {
    const revision = await run((tx) => saveDraft(tx, withTu, { by, revision: null }));
    expect(await run(readDraft)).toMatchObject({ fromVersion: 1, revision, savedBy: by, faults: [], document: { formOfAddress: "tu" } });
    expect((await run(liveVersion))?.program.formOfAddress).toBe("vous");
    expect(await actions()).toEqual([{ action: "program.draft.save", detail: { revision, parts: ["formOfAddress"] } }]);
  });

  it("is refused with faults, each with its path, and what was saved before stays", async () => {
    const revision = await run((tx) => saveDraft(tx, withTu, { by, revision: 0 }));
    const wrong = { ...withTu, points: { ...demoProgram.points, pendingDays: -1 } };
    await expect(run((tx) => saveDraft(tx, wrong, { by, revision }))).rejects.toMatchObject({
      code: "invalid_input",
      detail: { faults: [expect.objectContaining({ path: "points.pendingDays" })] },
    });
    expect((await run(readDraft))?.document.points.pendingDays).toBe(14);
  });

  it("is saved over what the caller saw, and over nothing else", async () => {
    const first = await run((tx) => saveDraft(tx, withTu, { by, revision: null }));
    const second = await run((tx) => saveDraft(tx, demoProgram, { by, revision: first }));
    expect(second).toBeGreaterThan(first);
    for (const revision of [null, first])
      await expect(run((tx) => saveDraft(tx, withTu, { by, revision }))).rejects.toMatchObject({
        code: "version_conflict",
        detail: { revision: second },
      });
  });

  it("is published once and is a draft no more", async () => {
    const revision = await run((tx) => saveDraft(tx, withTu, { by, revision: null }));
    expect(await run((tx) => publishDraft(tx, { by, revision }))).toBe(2);
    expect(await run(readDraft)).toBeNull();
    expect((await run(liveVersion))?.program.formOfAddress).toBe("tu");
    await expect(run((tx) => publishDraft(tx, { by, revision }))).rejects.toMatchObject({ code: "version_conflict" });
    expect((await actions()).at(-1)).toEqual({ action: "program.publish", detail: { version: 2, from: 1, parts: ["formOfAddress"] } });
  });

  it("of two who publish it at once one does, and the other is told", async () => {
    const revision = await run((tx) => saveDraft(tx, withTu, { by, revision: null }));
    const tries = await Promise.allSettled([1, 2].map(() => run((tx) => publishDraft(tx, { by, revision }))));
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await run(liveVersion))?.number).toBe(2);
  });

  it("that goes out from an older version is published only on the one that it was compared with", async () => {
    const revision = await run((tx) => saveDraft(tx, withTu, { by, revision: null }));
    await run((tx) => publishProgram(tx, demoProgram, { by: "api:x" }));
    await expect(run((tx) => publishDraft(tx, { by, revision }))).rejects.toMatchObject({
      code: "version_conflict",
      detail: { version: 2 },
    });
    expect(await run((tx) => publishDraft(tx, { by, revision, ifMatch: 2 }))).toBe(3);
  });

  it("takes a single change of the live program over, so that publishing it undoes none", async () => {
    const revision = await run((tx) => saveDraft(tx, withTu, { by, revision: null }));
    await run((tx) => changeProgram(tx, (live) => ({ ...live, earningPaused: true }), { by }));
    const draft = await run(readDraft);
    expect(draft).toMatchObject({ fromVersion: 2, document: { formOfAddress: "tu", earningPaused: true } });
    await expect(run((tx) => saveDraft(tx, withTu, { by, revision }))).rejects.toMatchObject({ code: "version_conflict" });
  });

  it("is discarded", async () => {
    await run((tx) => saveDraft(tx, withTu, { by, revision: null }));
    await run((tx) => discardDraft(tx, by));
    await run((tx) => discardDraft(tx, by));
    expect(await run(readDraft)).toBeNull();
    expect((await actions()).map(({ action }) => action)).toEqual(["program.draft.save", "program.draft.discard"]);
  });

  it("says so where the shop's currency is another since", async () => {
    await run((tx) => saveDraft(tx, withTu, { by, revision: null }));
    await systemPrisma().shop.update({ where: { id: BigInt(shopId) }, data: { currency: "EUR" } });
    expect((await run(readDraft))?.faults).toMatchObject([{ path: "currency" }]);
  });
});
