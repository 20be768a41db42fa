import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemPrisma } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { demoProgram } from "../loyalty/default-program";
import { bringBackVersion, changeProgram } from "./change.server";
import { publishProgram } from "./publish.server";
import { liveVersion } from "./versions.server";

useDatabase();

const by = "staff:42";
let shops = 0;
async function newShop(publish = true): Promise<string> {
  const domain = `shop-${(shops += 1)}.myshopify.com`;
  const { id } = await systemPrisma().shop.create({ data: { domain, currency: "GBP", installedAt: new Date("2026-01-01T00:00:00Z") } });
  if (publish) await inShop(id.toString(), (tx) => publishProgram(tx, demoProgram, { by: "test" }));
  return id.toString();
}

const pauseAll = (shopId: string, ifMatch?: number) =>
  inShop(shopId, (tx) =>
    changeProgram(tx, (live) => ({ ...live, formOfAddress: "tu" }), { by, ...(ifMatch === undefined ? {} : { ifMatch }) }),
  );
const entries = (shopId: string) =>
  inShop(shopId, (tx) => tx.prisma.auditEntry.findMany({ select: { actor: true, action: true, detail: true } }));

describe("a change of the program", () => {
  it("is a new version, noted with who made it and what is another now", async () => {
    const shopId = await newShop();
    expect(await pauseAll(shopId, 1)).toEqual({ version: 2, changed: true });
    expect((await inShop(shopId, liveVersion))?.program.formOfAddress).toBe("tu");
    expect(await entries(shopId)).toEqual([
      { actor: by, action: "program.publish", detail: { version: 2, from: 1, parts: ["formOfAddress"] } },
    ]);
  });

  it("that changes nothing publishes nothing", async () => {
    const shopId = await newShop();
    await pauseAll(shopId);
    expect(await pauseAll(shopId)).toEqual({ version: 2, changed: false });
    expect(await entries(shopId)).toHaveLength(1);
  });

  it("is refused when another version is live than the one that was seen, and before the first", async () => {
    const shopId = await newShop();
    await pauseAll(shopId);
    await expect(pauseAll(shopId, 1)).rejects.toMatchObject({ code: "version_conflict", detail: { version: 2 } });
    await expect(pauseAll(await newShop(false))).rejects.toMatchObject({ code: "conflict", detail: { reason: "no-program" } });
  });

  it("is undone without undoing a pause or the announced end of the program", async () => {
    const shopId = await newShop();
    await pauseAll(shopId);
    const closing = { earnUntil: "2099-01-01T00:00:00.000Z", spendUntil: "2099-02-01T00:00:00.000Z" };
    await inShop(shopId, (tx) => changeProgram(tx, (live) => ({ ...live, earningPaused: true, closing }), { by }));
    await inShop(shopId, (tx) => bringBackVersion(tx, 1, { by }));
    expect((await inShop(shopId, liveVersion))?.program).toMatchObject({ formOfAddress: "vous", earningPaused: true, closing });
    expect(await inShop(shopId, (tx) => bringBackVersion(tx, 1, { by }))).toEqual({ version: 4, changed: false });
  });

  it("is undone by publishing the older document anew", async () => {
    const shopId = await newShop();
    await pauseAll(shopId);
    expect(await inShop(shopId, (tx) => bringBackVersion(tx, 1, { by, ifMatch: 2 }))).toEqual({ version: 3, changed: true });
    expect((await inShop(shopId, liveVersion))?.program.formOfAddress).toBe("vous");
    expect((await entries(shopId)).map(({ detail }) => detail)).toContainEqual({
      version: 3,
      from: 2,
      parts: ["formOfAddress"],
      broughtBack: 1,
    });
    await expect(inShop(shopId, (tx) => bringBackVersion(tx, 9, { by }))).rejects.toMatchObject({ code: "not_found" });
  });
});
