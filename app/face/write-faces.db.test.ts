import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemPrisma, systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { settleShop } from "../members/settle.server";
import { eraseMember } from "../members/erase.server";
import { blockMember, joinMember, leaveMember, unblockMember } from "../members/membership.server";
import { publishProgram } from "../programs/publish.server";
import { changeSettings } from "../programs/settings.server";
import { liveVersion } from "../programs/versions.server";
import { endRedemption } from "../redemptions/end-redemption.server";
import { redeem } from "../redemptions/redeem.server";
import { useShop } from "../redemptions/redemptions.fixture";
import type { MemberFace, ProgramFace } from "./public-face";
import { readMemberFace } from "./read.server";
import { repairFaces } from "./repair-faces.server";
import { deleteFace, faceOfTime, writeFaces } from "./write-faces.server";

useDatabase();
const shop = useShop();

const metafields = () => [...shop.store.parts.world.state.table("metafield", shop.domain).values()];
const stored = (customer: string) => metafields().find((one) => one.ownerId === `gid://shopify/Customer/${customer}`);
const summary = (customer: string) => JSON.parse(stored(customer)?.value ?? "null") as MemberFace | null;
const program = () => JSON.parse(metafields().find(({ key }) => key === "program")?.value ?? "null") as ProgramFace | null;
const fresh = (customer: string) =>
  inShop(shop.id, async (tx) => JSON.parse(JSON.stringify(await readMemberFace(tx, customer))) as MemberFace);
const due = () => systemSqlOfShop("select count(*)::int as n from member where face_due_at is not null");
const jobs = () =>
  systemSql<{ n: number }>("select count(*)::int as n from graphile_worker.jobs where task_identifier = 'write-faces'", []);

async function systemSqlOfShop(text: string): Promise<number> {
  const [row] = await inShop(shop.id, (tx) => tx.sql<{ n: number }>(text));
  return row?.n ?? 0;
}

/** How often Shopify was asked to set metafields while `work` ran. */
async function calls(work: () => Promise<unknown>): Promise<number> {
  const { state } = shop.store.parts.world;
  const before = metafields().length;
  const commit = state.commit.bind(state);
  let sets = 0;
  state.commit = (entries, ...more) => {
    if (entries.some(([table]) => table === "metafield")) sets += 1;
    return commit(entries, ...more);
  };
  try {
    await work();
  } finally {
    state.commit = commit;
  }
  return before === 0 && sets === 0 ? 0 : sets;
}

describe("what stands at Shopify", () => {
  let ada: string;
  beforeAll(async () => {
    ada = await shop.member(500);
    await writeFaces(shop.id);
  });

  it("is the program's face, for the app's own installation", () => {
    expect(program()).toMatchObject({ schema: 1, version: 1, earning: true, visibility: { who: "everyone" } });
    expect(metafields().find(({ key }) => key === "program")?.namespace).toBe("fidelio");
  });

  it("is each member's summary, as a fresh one would be", async () => {
    expect(summary(ada)).toMatchObject({ available: 500, status: "active" });
    expect(summary(ada)).toEqual(await fresh(ada));
    expect(await due()).toBe(0);
  });

  it("is not written again when nothing changed", async () => {
    expect(await calls(() => writeFaces(shop.id))).toBe(0);
  });

  it("follows a redemption: being made, issued, given back", async () => {
    const [id, discountId] = [uuid(), uuid()];
    await redeem(shop.id, { id, discountId, customerId: ada, reward: "five-off" });
    await writeFaces(shop.id);
    expect(summary(ada)).toMatchObject({ available: 300, nextRedemption: "1", codes: [{ id, reward: "five-off" }], making: [] });
    await endRedemption(shop.id, discountId, "by-member");
    await writeFaces(shop.id);
    expect(summary(ada)).toMatchObject({ available: 500, nextRedemption: "1", codes: [] });
    expect(summary(ada)).toEqual(await fresh(ada));
  });

  it("follows a pause and the settings, without touching members", async () => {
    await inShop(shop.id, (tx) => changeSettings(tx, { visibility: { who: "nobody", tag: "x" } }));
    expect(await calls(() => writeFaces(shop.id))).toBe(1);
    expect(program()?.visibility.who).toBe("nobody");
    await inShop(shop.id, (tx) => tx.prisma.shop.update({ where: { id: BigInt(shop.id) }, data: { spendingPaused: "by-merchant" } }));
    await writeFaces(shop.id);
    expect(program()?.spending).toBe(false);
    await inShop(shop.id, (tx) => tx.prisma.shop.update({ where: { id: BigInt(shop.id) }, data: { spendingPaused: null } }));
    await inShop(shop.id, (tx) => changeSettings(tx, { visibility: { who: "everyone", tag: "x" } }));
  });

  it("follows a publication, for everybody", async () => {
    await inShop(shop.id, async (tx) => {
      const live = await liveVersion(tx);
      await publishProgram(tx, { ...live!.program, title: { en: "The Circle" }, rewards: [] }, { by: "test" });
    });
    await writeFaces(shop.id);
    expect(program()).toMatchObject({ version: 2, rewards: [] });
    expect(summary(ada)?.texts.en?.rewards).toEqual([]);
  });

  it("says of a reward what the shop does not allow, and no longer once it does", async () => {
    const closed = () => program()?.texts.en?.rewards.map((reward) => reward.closed);
    await inShop(shop.id, async (tx) => {
      const card = { key: "card", title: { en: "A gift card" }, kind: "gift-card", cost: 100, value: "5.00" };
      await publishProgram(tx, { ...(await liveVersion(tx))!.program, rewards: [card] }, { by: "test" });
    });
    const { scopes } = await systemPrisma().shop.findUniqueOrThrow({ where: { id: BigInt(shop.id) } });
    const grant = (names: string[]) => systemPrisma().shop.update({ where: { id: BigInt(shop.id) }, data: { scopes: names } });
    for (const [granted, said] of [
      [scopes.filter((scope) => scope !== "write_gift_cards"), "This reward is not available at present."],
      [scopes, null],
    ] as const) {
      await systemSql("delete from graphile_worker._private_jobs", []);
      await grant([...granted]);
      expect((await jobs())[0]?.n).toBe(1);
      await writeFaces(shop.id);
      expect(closed()).toEqual([said]);
    }
  });

  describe("of a reward that is few", () => {
    const closed = () => program()?.texts.en?.rewards[0]?.closed;
    const publish = (more: object) =>
      inShop(shop.id, async (tx) => {
        const { program: live } = (await liveVersion(tx))!;
        const few = { key: "few", title: { en: "A few" }, kind: "amount", cost: 10, value: "1.00", ...more };
        await publishProgram(tx, { ...live, rewards: [few] }, { by: "test" });
      });

    it("says that all are taken before anybody tries, and no longer once one came back", async () => {
      const [first, second] = [await shop.member(10), await shop.member(10)];
      await publish({ stock: 2 });
      await writeFaces(shop.id);
      expect(closed()).toBeNull();
      const discountId = uuid();
      await redeem(shop.id, { id: uuid(), discountId, customerId: first, reward: "few" });
      await writeFaces(shop.id);
      expect(closed()).toBeNull();
      await redeem(shop.id, { id: uuid(), discountId: uuid(), customerId: second, reward: "few" });
      expect((await jobs())[0]?.n).toBe(1);
      await writeFaces(shop.id);
      expect(closed()).toBe("This reward has run out.");
      await endRedemption(shop.id, discountId, "by-member");
      await writeFaces(shop.id);
      expect(closed()).toBeNull();
    });

    it("or of some days is written again by the schedule when its first day comes", async () => {
      const tomorrow = await inShop(shop.id, (tx) => Promise.resolve(new Date(tx.now.getTime() + 86_400_000).toISOString().slice(0, 10)));
      await publish({ from: tomorrow });
      await writeFaces(shop.id);
      expect(closed()).toMatch(/^From /u);
      await systemSql("delete from graphile_worker._private_jobs", []);
      await inShop(shop.id, faceOfTime);
      expect((await jobs())[0]?.n).toBe(0);
      await shop.later(2);
      await inShop(shop.id, faceOfTime);
      expect((await jobs())[0]?.n).toBe(1);
      await writeFaces(shop.id);
      expect(closed()).toBeNull();
    });
  });

  it("is taken away when the customer is erased", async () => {
    const gone = await shop.member(10);
    await writeFaces(shop.id);
    expect(stored(gone)).toBeDefined();
    await inShop(shop.id, (tx) => eraseMember(tx, gone));
    await writeFaces(shop.id);
    await deleteFace(shop.id, gone);
    expect(stored(gone)).toBeUndefined();
    expect(await due()).toBe(0);
  });

  it("says so when a member leaves", async () => {
    await inShop(shop.id, (tx) => leaveMember(tx, ada));
    await writeFaces(shop.id);
    expect(summary(ada)).toMatchObject({ status: "left", available: 500 });
    await inShop(shop.id, (tx) => joinMember(tx, ada, { how: "opt-in", terms: null }));
    await writeFaces(shop.id);
    expect(summary(ada)?.status).toBe("active");
  });
});

describe("writing", () => {
  it("asks 25 at a time", async () => {
    for (let n = 0; n < 60; n++) await shop.member(n);
    expect(await calls(() => writeFaces(shop.id))).toBe(3);
    expect(await due()).toBe(0);
  });

  it("lets the others through when Shopify has a customer no more, and does not ask again", async () => {
    const [lost, kept] = [await shop.member(5), await shop.member(5)];
    shop.store.parts.world.state.commit([["customer", shop.domain, lost, null]]);
    await writeFaces(shop.id);
    expect(summary(kept)).toMatchObject({ available: 5 });
    expect(await due()).toBe(0);
    expect(await calls(() => writeFaces(shop.id))).toBe(0);
  });

  it("keeps what is due while Shopify is away", async () => {
    const member = await shop.member(7);
    const session = await systemPrisma().session.findFirstOrThrow({ where: { shop: shop.domain } });
    await systemPrisma().session.update({ where: { id: session.id }, data: { accessToken: "revoked" } });
    await expect(writeFaces(shop.id)).rejects.toMatchObject({ code: "shopify_unavailable" });
    expect(await due()).toBe(1);
    await systemPrisma().session.update({ where: { id: session.id }, data: { accessToken: session.accessToken } });
    await writeFaces(shop.id);
    expect(summary(member)).toMatchObject({ available: 7 });
  });

  it("is one job a shop, however much changes", async () => {
    for (let n = 0; n < 5; n++) await shop.member(1);
    expect((await jobs())[0]?.n).toBe(1);
  });

  it("whoever changes while it writes stays due", async () => {
    const member = await shop.member(3);
    const { state } = shop.store.parts.world;
    const commit = state.commit.bind(state);
    let changed: Promise<void> | undefined;
    state.commit = (entries, ...more) => {
      changed ??= shop.lot(member, 4, 30);
      return commit(entries, ...more);
    };
    await writeFaces(shop.id).finally(() => (state.commit = commit));
    await changed;
    await writeFaces(shop.id);
    expect(summary(member)).toMatchObject({ available: 7 });
    expect(summary(member)).toEqual(await fresh(member));
  });
});

describe("the sweep's repair", () => {
  it("writes again what stands otherwise at Shopify, and says how much", async () => {
    const member = await shop.member(9);
    await writeFaces(shop.id);
    const { state } = shop.store.parts.world;
    const right = stored(member)!;
    const face = metafields().find(({ key }) => key === "program")!;
    const version = program()?.version;
    state.commit([
      ["metafield", shop.domain, right.id, { ...right, value: '{"schema":1,"available":1000000}' }],
      ["metafield", shop.domain, face.id, null],
    ]);
    expect(await repairFaces(shop.id, 1_000)).toMatchObject({ program: true, repaired: 1 });
    await writeFaces(shop.id);
    expect(stored(member)?.value).toBe(right.value);
    expect(program()?.version).toBe(version);
    expect(await repairFaces(shop.id, 1_000)).toMatchObject({ program: false, repaired: 0 });
  });
});

describe("after any mixture of changes", () => {
  type Act = "earn" | "redeem" | "end" | "later" | "block" | "leave" | "write";
  it("what is written last is what would be made afresh", { timeout: 120_000 }, async () => {
    const acts = fc.array(fc.constantFrom<Act>("earn", "redeem", "end", "later", "block", "leave", "write"), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(acts, async (mixture) => {
        const member = await shop.member(200);
        const issued: string[] = [];
        for (const act of mixture) await perform(act, member, issued).catch(refusedIsFine);
        // what fell due by time alone is settled by the schedule, and marks like anything else
        await inShop(shop.id, (tx) => settleShop(tx));
        await writeFaces(shop.id);
        expect(summary(member)).toEqual(await fresh(member));
        expect(await due()).toBe(0);
      }),
      { numRuns: 12 },
    );
  });

  async function perform(act: Act, member: string, issued: string[]): Promise<void> {
    if (act === "earn") return shop.lot(member, 30, 1);
    if (act === "later") return shop.later(1);
    if (act === "write") return void (await writeFaces(shop.id));
    if (act === "block") {
      await inShop(shop.id, (tx) => blockMember(tx, member));
      return void (await inShop(shop.id, (tx) => unblockMember(tx, member)));
    }
    if (act === "leave") {
      await inShop(shop.id, (tx) => leaveMember(tx, member));
      return void (await inShop(shop.id, (tx) =>
        joinMember(tx, member, { how: "opt-in", terms: { version: "an-old-one", language: "en", surface: "test" } }),
      ));
    }
    if (act === "redeem") {
      const discountId = uuid();
      await redeem(shop.id, { id: uuid(), discountId, customerId: member, reward: "small" });
      return void issued.push(discountId);
    }
    const last = issued.pop();
    if (last !== undefined) await endRedemption(shop.id, last, "by-member");
  }

  const refusedIsFine = (error: { code?: string }) => {
    if (error.code === undefined) throw error;
  };
});
