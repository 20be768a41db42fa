import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { moveClock } from "../../db/clock.server";
import { inShop } from "../../db/tenancy.server";
import { adjustMember } from "../adjust.server";
import { ensureMembers } from "../ensure.server";
import { memberQuery, type MemberQuery } from "../list/query";
import { customer, makeShop } from "../members.fixture";
import { finish, readRun } from "../runs.server";
import { readPart, startExport, workExport } from "./export.server";
import { forgetOldRuns } from "./keep.server";
import { headLine, memberLines } from "./lines";

useDatabase();
let shopId = "";
const start = (query: Partial<MemberQuery> = {}, language: "en" | "fr" = "en") =>
  inShop(shopId, (tx) => startExport(tx, { query: memberQuery.parse(query), language, by: "staff:7" }));
const run = async (id: string) => (await inShop(shopId, (tx) => readRun(tx, id)))!;
async function fileOf(id: string): Promise<string> {
  let text = "";
  for (let part = -1; ;) {
    const next = await inShop(shopId, (tx) => readPart(tx, id, part));
    if (!next) return text;
    text += next.lines;
    part = next.part;
  }
}

beforeAll(async () => {
  shopId = await makeShop();
  await inShop(shopId, async (tx) => {
    const made = await ensureMembers(tx, [
      customer({
        customerId: "11111",
        firstName: "=HYPERLINK(1)",
        lastName: "Byron",
        email: "+ada@example.com",
        createdAt: "2025-06-30T23:30:00.000Z",
      }),
      customer({
        customerId: "22222",
        firstName: "Zoë",
        lastName: 'O"Neil, MBE',
        email: "zoe@example.com",
        createdAt: "2025-03-01T00:00:00.000Z",
      }),
      customer({ customerId: "33333", firstName: null, lastName: null, email: null, createdAt: "2025-02-01T00:00:00.000Z" }),
    ]);
    await adjustMember(tx, { id: v7(), memberId: made.get("22222")!.id, amount: 1250, reason: "before", by: "api:1" });
  });
});

describe("an export", () => {
  it("holds what the list shows, in its order, in words of the reader's language, and no cell that a spreadsheet runs", async () => {
    const id = await start({ sort: "name", direction: "asc" });
    expect(await workExport(shopId, await run(id))).toEqual({ rows: 3 });
    expect(await fileOf(id)).toBe(
      [
        "\uFEFFCustomer number,Name,Email,Status,Tier,Available,Pending,Held,Owed,Joined,Last order",
        `11111,'=HYPERLINK(1) Byron,'+ada@example.com,Active,,0,0,0,0,2025-07-01,`,
        `22222,"Zoë O""Neil, MBE",zoe@example.com,Active,,1250,0,0,0,2025-03-01,`,
        `33333,,,Active,,0,0,0,0,2025-02-01,`,
        "",
      ].join("\r\n"),
    );
    expect(await run(id)).toMatchObject({ done: 3, total: 3 });
    const french = await start({ search: "zoe" }, "fr");
    expect(await workExport(shopId, await run(french))).toEqual({ rows: 1 });
    expect((await fileOf(french)).split("\r\n")[0]).toContain("Numéro client,Nom,Adresse e-mail");
  });

  it("begun again after a kill goes on where it was, and again after its end changes nothing", async () => {
    const id = await start();
    const before = await run(id);
    await Promise.all([workExport(shopId, before), workExport(shopId, before)]);
    await workExport(shopId, before);
    expect((await fileOf(id)).split("\r\n")).toHaveLength(5);
  });

  it("is noted as a reading of personal data, without what was searched for", async () => {
    const id = await start({ search: "Ada Byron", tiers: ["gold"] });
    const noted = await inShop(shopId, (tx) => tx.prisma.auditEntry.findFirstOrThrow({ where: { subject: id } }));
    expect(noted).toMatchObject({ actor: "staff:7", action: "members.export", detail: { searched: true, tiers: ["gold"] } });
    expect(JSON.stringify(noted.detail)).not.toContain("Ada");
  });

  it("is its shop's alone, and its lines are gone after a day", async () => {
    const id = await start();
    await workExport(shopId, await run(id));
    await inShop(shopId, (tx) => finish(tx, id, { rows: 3 }));
    const other = await makeShop();
    expect(await inShop(other, (tx) => readPart(tx, id, -1))).toBeNull();
    await inShop(shopId, forgetOldRuns);
    expect(await fileOf(id)).not.toBe("");
    await moveClock(new Date(Date.now() + 25 * 3_600_000));
    await inShop(shopId, forgetOldRuns);
    expect(await fileOf(id)).toBe("");
    expect(await run(id)).toMatchObject({ state: "done" });
    await moveClock(new Date(Date.now() + 32 * 86_400_000));
    await inShop(shopId, forgetOldRuns);
    expect(await inShop(shopId, (tx) => readRun(tx, id))).toBeNull();
  });
});

describe("a line", () => {
  const words = {
    heading: (name: string) => name,
    status: (status: string) => status,
    tier: (key: string) => key,
    day: (at: string) => at,
  };
  it.each(["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1"])("never lets a cell begin as a formula (%j)", (name) => {
    const balance = { available: 1, pending: 0, held: 0, owed: 0 };
    const line = memberLines(
      [{ id: "", customerId: "1", name, email: null, status: "active", tier: null, balance, joinedAt: null, lastOrderAt: null }],
      words,
    );
    expect(line.split(",")[1]?.replace(/^"/u, "")[0]).toBe("'");
    expect(headLine(words).startsWith("\uFEFFcustomer,name,")).toBe(true);
  });
});
