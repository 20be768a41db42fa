import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { audit } from "../ledger/audit.server";
import { post } from "../ledger/post.server";
import { demoProgram } from "../loyalty/default-program";
import { adjustMember, reverseAdjustment } from "./adjust.server";
import { claimGuestOrders } from "./claim.server";
import { publishProgram } from "../programs/publish.server";
import { enrolCandidates } from "./enrol.server";
import { ensureMembers, readMembers } from "./ensure.server";
import { eraseMember } from "./erase.server";
import { customer, makeShop, putOrder } from "./members.fixture";
import { blockMember, joinMember, leaveMember, seenSignedIn, unblockMember } from "./membership.server";
import { mergeMembers } from "./merge.server";
import { guestHashOf } from "./profile.server";
import { listLots, listMembers, listTransfers, readMember } from "./read.server";
import { grantSignupPoints } from "./signup-points.server";
import { refreshTiers } from "./tiers.server";

useDatabase();

const at = "2026-06-01T10:00:00.000Z";
const ensure = (shopId: string, ...given: Parameters<typeof ensureMembers>[1][number][]) =>
  inShop(shopId, (tx) => ensureMembers(tx, given));
const terms = { version: "2", language: "fr", surface: "account" } as const;

describe("a customer record", () => {
  it("becomes an active member where enrolment is automatic, joined when the record was made", async () => {
    const shopId = await makeShop();
    const given = customer();
    const members = await ensure(shopId, given);
    expect(members.get(given.customerId)).toMatchObject({ status: "active", joinedHow: "automatic", joinedAt: given.createdAt });
  });

  it("is joined at its earliest sight when nobody says when it was made, whatever comes first", async () => {
    const shopId = await makeShop();
    const given = customer({ createdAt: null });
    for (const seenAt of ["2026-03-02T00:00:00.000Z", "2026-03-01T00:00:00.000Z", "2026-03-03T00:00:00.000Z"])
      await ensure(shopId, { ...given, seenAt });
    expect((await ensure(shopId, given)).get(given.customerId)?.joinedAt).toBe("2026-03-01T00:00:00.000Z");
    const dated = await ensure(shopId, { ...given, createdAt: "2024-01-01T00:00:00.000Z" });
    expect(dated.get(given.customerId)?.joinedAt).toBe("2024-01-01T00:00:00.000Z");
  });

  it("stays a candidate under other enrolments, until a signed-in visit or a button", async () => {
    const shopId = await makeShop({ enrolment: "first-seen-signed-in" });
    const given = customer();
    expect((await ensure(shopId, given)).get(given.customerId)).toMatchObject({ status: "candidate", joinedAt: null });
    expect(await inShop(shopId, (tx) => seenSignedIn(tx, given.customerId))).toMatchObject({ status: "active", joinedHow: "signed-in" });
    const optIn = await makeShop({ enrolment: "opt-in" });
    await ensure(optIn, given);
    expect(await inShop(optIn, (tx) => seenSignedIn(tx, given.customerId))).toMatchObject({ status: "candidate" });
    expect(await inShop(optIn, (tx) => joinMember(tx, given.customerId, { how: "opt-in", terms }))).toMatchObject({ status: "active" });
    expect(await inShop(optIn, (tx) => tx.prisma.consent.count())).toBe(1);
  });

  it("known before the program was published is enrolled by it, dated as if it had been there", async () => {
    const shopId = await makeShop({ enrolment: "opt-in" });
    const [dated, undated] = [customer(), customer({ createdAt: null })];
    const members = await ensure(shopId, dated, undated);
    await inShop(shopId, (tx) => putOrder(tx, "1", members.get(undated.customerId)!.id, { daysAgo: 9 }));
    expect(await inShop(shopId, (tx) => enrolCandidates(tx))).toBe(0);
    await inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by: "system" }));
    expect([await inShop(shopId, (tx) => enrolCandidates(tx)), await inShop(shopId, (tx) => enrolCandidates(tx))]).toEqual([2, 0]);
    const order = await inShop(shopId, (tx) => tx.prisma.orderState.findFirstOrThrow());
    const rows = await inShop(shopId, (tx) =>
      readMembers(
        tx,
        [...members.values()].map(({ id }) => id),
      ),
    );
    expect([...members.values()].map(({ id }) => rows.get(id)?.joinedAt)).toEqual([dated.createdAt, order.placedAt.toISOString()]);
  });

  it("never goes back in time; what was withheld empties nothing; older facts fill gaps", async () => {
    const shopId = await makeShop();
    const given = customer({ email: "new@example.com" });
    await ensure(shopId, given);
    await ensure(shopId, { ...given, email: "old@example.com", accountState: "enabled", updatedAt: "2025-06-01T00:00:00.000Z" });
    await ensure(shopId, { ...given, email: "between@example.com", updatedAt: "2025-12-01T00:00:00.000Z" });
    await ensure(shopId, { ...given, email: null, updatedAt: "2026-02-01T00:00:00.000Z" });
    const row = await inShop(shopId, (tx) => tx.prisma.member.findFirstOrThrow());
    expect(row).toMatchObject({ email: "new@example.com", accountState: "enabled", emailHash: guestHashOf("NEW@example.com ") });
  });

  it("met by several at once is one member", async () => {
    const shopId = await makeShop();
    const given = customer();
    const found = await Promise.all(Array.from({ length: 6 }, () => ensure(shopId, given)));
    expect(new Set(found.map((members) => members.get(given.customerId)?.id)).size).toBe(1);
  });

  it("of one shop is nothing in another (18)", async () => {
    const [one, two] = [await makeShop(), await makeShop()];
    const given = customer();
    await ensure(one, given);
    await expect(inShop(two, (tx) => readMember(tx, given.customerId))).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("sign-up points", () => {
  it("are never granted by a record alone, once by joining, and not again", async () => {
    const shopId = await makeShop();
    const given = customer();
    const id = (await ensure(shopId, given)).get(given.customerId)!.id;
    await inShop(shopId, (tx) => grantSignupPoints(tx, [id]));
    expect((await inShop(shopId, (tx) => readMember(tx, given.customerId))).lifetimeEarned).toBe(0);
    for (let time = 0; time < 2; time++) await inShop(shopId, (tx) => joinMember(tx, given.customerId, { how: "api", terms }));
    expect(await inShop(shopId, (tx) => readMember(tx, given.customerId))).toMatchObject({ lifetimeEarned: 50, status: "active" });
    expect(await inShop(shopId, (tx) => tx.prisma.consent.count())).toBe(1);
  });

  it("are granted for an account that Shopify calls enabled", async () => {
    const shopId = await makeShop();
    const given = customer({ accountState: "enabled" });
    const id = (await ensure(shopId, given)).get(given.customerId)!.id;
    await inShop(shopId, (tx) => grantSignupPoints(tx, [id]));
    expect((await inShop(shopId, (tx) => readMember(tx, given.customerId))).lifetimeEarned).toBe(50);
  });
});

describe("blocked and left", () => {
  it("block, unblock, leave, join again", async () => {
    const shopId = await makeShop();
    const { customerId } = customer();
    await ensure(shopId, customer({ customerId }));
    expect(await inShop(shopId, (tx) => blockMember(tx, customerId))).toMatchObject({ status: "blocked", blockedAt: expect.any(String) });
    await expect(inShop(shopId, (tx) => joinMember(tx, customerId, { how: "api", terms }))).rejects.toMatchObject({
      code: "member_not_active",
    });
    expect(await inShop(shopId, (tx) => unblockMember(tx, customerId))).toMatchObject({ status: "active", blockedAt: null });
    const left = await inShop(shopId, (tx) => leaveMember(tx, customerId));
    expect(left.status).toBe("left");
    expect((await ensure(shopId, customer({ customerId, updatedAt: at }))).get(customerId)?.status).toBe("left");
    const back = await inShop(shopId, (tx) => joinMember(tx, customerId, { how: "api", terms }));
    expect(back).toMatchObject({ status: "active", leftAt: left.leftAt });
    expect(back.joinedAt! > left.leftAt!).toBe(true);
  });
});

describe("26: guest orders", () => {
  it("are claimed once, by the verified identity alone", async () => {
    const shopId = await makeShop();
    const email = "guest@example.com";
    const verified = customer({ email, emailVerified: true, accountState: "enabled" });
    const typed = customer({ email, emailVerified: false, accountState: "enabled" });
    const guest = customer({ email, emailVerified: true, accountState: "disabled" });
    const members = await ensure(shopId, typed, guest, verified);
    await inShop(shopId, async (tx) => {
      for (const orderId of ["1", "2", "3"]) await putOrder(tx, orderId, null, { guestHash: guestHashOf(email) });
    });
    const claim = ({ customerId }: { customerId: string }) => inShop(shopId, (tx) => claimGuestOrders(tx, members.get(customerId)!.id));
    expect(await claim(typed)).toEqual([]);
    expect(await claim(guest)).toEqual([]);
    expect((await claim(verified)).sort()).toEqual(["1", "2", "3"]);
    expect(await claim(verified)).toEqual([]);
  });
});

describe("merge", () => {
  it("moves points, orders and standing, and later events of the gone customer are the kept member's", async () => {
    const shopId = await makeShop();
    const [gone, kept] = [customer({ createdAt: "2023-01-01T00:00:00.000Z" }), customer()];
    const members = await ensure(shopId, gone, kept);
    const ids = [gone, kept].map(({ customerId }) => members.get(customerId)!.id);
    await inShop(shopId, (tx) =>
      adjustMember(tx, { id: crypto.randomUUID(), customerId: gone.customerId, amount: 30, reason: "x", by: "system" }),
    );
    await inShop(shopId, (tx) => putOrder(tx, "1", ids[0]!));
    const merge = () => inShop(shopId, (tx) => mergeMembers(tx, { from: gone.customerId, into: kept.customerId }));
    expect([await merge(), await merge()]).toEqual([ids[1], ids[1]]);
    expect(await inShop(shopId, (tx) => readMember(tx, gone.customerId))).toMatchObject({
      customerId: kept.customerId,
      balance: { available: 30 },
    });
    expect((await ensure(shopId, { ...gone, updatedAt: at })).get(gone.customerId)).toMatchObject({ id: ids[1], joinedAt: gone.createdAt });
    expect(await inShop(shopId, (tx) => tx.prisma.orderState.findFirstOrThrow())).toMatchObject({ memberId: ids[1] });
    expect((await inShop(shopId, (tx) => listTransfers(tx, kept.customerId))).items.map(({ kind }) => kind)).toEqual([
      "merge",
      "merge",
      "adjust",
    ]);
    expect((await inShop(shopId, audit)).ok).toBe(true);
  });
});

describe("sign-up points of whom a record enrolled years ago", () => {
  it("are dated by the act, so that they do not expire as they come", async () => {
    const shopId = await makeShop();
    const given = customer({ createdAt: "2020-01-01T00:00:00.000Z" });
    await ensure(shopId, given);
    const now = await inShop(
      shopId,
      async (tx) => (await joinMember(tx, given.customerId, { how: "opt-in", terms }), tx.now.toISOString()),
    );
    expect(await inShop(shopId, (tx) => readMember(tx, given.customerId))).toMatchObject({ balance: { pending: 50, available: 0 } });
    const { items } = await inShop(shopId, (tx) => listLots(tx, given.customerId));
    expect(items).toMatchObject([{ amount: 50, remaining: 50, earnedAt: now }]);
  });
});

describe("a merge that is heard of before its customers", () => {
  it("makes later events of the gone customer the kept member's", async () => {
    const shopId = await makeShop();
    const [gone, kept] = [customer({ createdAt: "2023-01-01T00:00:00.000Z" }), customer()];
    const merge = () => inShop(shopId, (tx) => mergeMembers(tx, { from: gone.customerId, into: kept.customerId }));
    const id = await merge();
    expect(id).not.toBeNull();
    expect(await merge()).toBe(id);
    const members = await ensure(shopId, gone, kept);
    expect([members.get(gone.customerId)?.id, members.get(kept.customerId)?.id]).toEqual([id, id]);
    expect((await inShop(shopId, (tx) => listMembers(tx, {}))).items).toMatchObject([{ customerId: kept.customerId }]);
    expect((await inShop(shopId, audit)).ok).toBe(true);
  });

  it("does not make an erased customer anew", async () => {
    const shopId = await makeShop();
    const [gone, kept] = [customer(), customer()];
    await ensure(shopId, gone, kept);
    await inShop(shopId, (tx) => eraseMember(tx, gone.customerId));
    await inShop(shopId, (tx) => mergeMembers(tx, { from: gone.customerId, into: kept.customerId }));
    await inShop(shopId, (tx) => mergeMembers(tx, { from: kept.customerId, into: gone.customerId }));
    expect((await inShop(shopId, (tx) => listMembers(tx, { status: "active" }))).items).toMatchObject([{ customerId: kept.customerId }]);
  });
});

describe("erasure", () => {
  it("empties the profile, forfeits, releases, and late events do not make the member anew", async () => {
    const shopId = await makeShop();
    const given = customer();
    const { id } = (await ensure(shopId, given)).get(given.customerId)!;
    await inShop(shopId, (tx) =>
      adjustMember(tx, { id: crypto.randomUUID(), customerId: given.customerId, amount: 300, reason: "x", by: "system" }),
    );
    await inShop(shopId, async (tx) => {
      const redemption = {
        id: crypto.randomUUID(),
        memberId: id,
        reward: "five-off",
        programVersion: 1,
        points: 200n,
        value: {},
        reservedAt: tx.now,
        expiresAt: tx.now,
      };
      await tx.prisma.redemption.create({ data: { shopId: BigInt(shopId), status: "reserved", ...redemption } });
      await post(tx, [{ kind: "reserve", memberId: id, redemptionId: redemption.id, amount: 200, at, explanation: { codes: [] } }]);
    });
    expect(await inShop(shopId, (tx) => eraseMember(tx, given.customerId))).toBe(id);
    expect(await inShop(shopId, (tx) => eraseMember(tx, given.customerId))).toBe(id);
    const late = await ensure(shopId, { ...given, updatedAt: at });
    expect(late.get(given.customerId)).toMatchObject({ id, status: "erased", customerId: null, balance: { available: 0, held: 0 } });
    expect(await inShop(shopId, (tx) => tx.prisma.member.findMany())).toMatchObject([{ email: null, firstName: null, emailHash: null }]);
    expect(await inShop(shopId, audit)).toMatchObject({ ok: true });
  });

  it("of a customer that was never seen leaves a tombstone all the same", async () => {
    const shopId = await makeShop();
    const given = customer();
    await inShop(shopId, (tx) => eraseMember(tx, given.customerId));
    expect((await ensure(shopId, given)).get(given.customerId)?.status).toBe("erased");
  });
});

describe("tiers", () => {
  it("rise with what orders spent, are written with each change, and say what the next asks", async () => {
    const shopId = await makeShop();
    const given = customer();
    const { id } = (await ensure(shopId, given)).get(given.customerId)!;
    await inShop(shopId, (tx) => refreshTiers(tx, [id]));
    await inShop(shopId, (tx) => putOrder(tx, "1", id, { spend: 2670, daysAgo: 3 }));
    for (let time = 0; time < 2; time++) await inShop(shopId, (tx) => refreshTiers(tx, [id]));
    const view = await inShop(shopId, (tx) => readMember(tx, given.customerId));
    expect(view.tier).toMatchObject({
      key: "silver",
      until: null,
      next: { key: "gold", measure: "spend", remaining: "330.00", currency: "GBP" },
    });
    const changes = await inShop(shopId, (tx) => tx.prisma.tierChange.findMany({ orderBy: { id: "asc" } }));
    expect(changes.map(({ fromTier, toTier }) => [fromTier, toTier])).toEqual([
      [null, "bronze"],
      ["bronze", "silver"],
    ]);
  });

  it("fall by time alone, after the grace: a read notices", async () => {
    const shopId = await makeShop();
    const given = customer();
    const { id } = (await ensure(shopId, given)).get(given.customerId)!;
    await inShop(shopId, (tx) => putOrder(tx, "1", id, { spend: 1200, daysAgo: 3 }));
    await inShop(shopId, (tx) => refreshTiers(tx, [id]));
    const after = (days: number) =>
      inShop(shopId, (tx) => readMember({ ...tx, now: new Date(tx.now.getTime() + days * 86_400_000) }, given.customerId));
    expect((await after(370)).tier).toMatchObject({ key: "silver", until: expect.any(String) });
    expect((await after(400)).tier).toMatchObject({ key: "bronze", until: null });
  });

  it("in points count rules' grants, and never adjustments", async () => {
    const tiers = {
      ...demoProgram.tiers!,
      measure: "points" as const,
      levels: [
        { key: "a", title: { en: "A" }, from: "0" },
        { key: "b", title: { en: "B" }, from: "50" },
      ],
    };
    const shopId = await makeShop({ tiers });
    const { customerId } = customer();
    await inShop(shopId, (tx) => joinMember(tx, customerId, { how: "api", terms }));
    expect((await inShop(shopId, (tx) => readMember(tx, customerId))).tier?.key).toBe("b");
    const other = customer();
    await ensure(shopId, other);
    await inShop(shopId, (tx) =>
      adjustMember(tx, { id: crypto.randomUUID(), customerId: other.customerId, amount: 500, reason: "x", by: "system" }),
    );
    expect((await inShop(shopId, (tx) => readMember(tx, other.customerId))).tier?.key).not.toBe("b");
  });
});

describe("reads", () => {
  it("pages members by customer id, filters by address, tier and status", async () => {
    const shopId = await makeShop();
    const all = [customer(), customer(), customer()];
    await ensure(shopId, ...all);
    await inShop(shopId, (tx) => blockMember(tx, all[2]!.customerId));
    const first = await inShop(shopId, (tx) => listMembers(tx, {}, { limit: 2 }));
    const second = await inShop(shopId, (tx) => listMembers(tx, {}, { limit: 2, cursor: first.nextCursor }));
    expect([first, second].map(({ items }) => items.map(({ customerId }) => customerId))).toEqual([
      [all[0]!.customerId, all[1]!.customerId],
      [all[2]!.customerId],
    ]);
    expect(second.nextCursor).toBeNull();
    const by = async (filter: Parameters<typeof listMembers>[1]) =>
      (await inShop(shopId, (tx) => listMembers(tx, filter))).items.map(({ customerId }) => customerId);
    expect(await by({ email: all[1]!.email!.toUpperCase() })).toEqual([all[1]!.customerId]);
    expect(await by({ status: "blocked" })).toEqual([all[2]!.customerId]);
    expect(await by({ tier: "platinum" })).toEqual([]);
    await expect(inShop(shopId, (tx) => listMembers(tx, {}, { cursor: "no" }))).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("lists transfers newest first with sentences in two languages, and lots with their dates", async () => {
    const shopId = await makeShop();
    const { customerId } = customer();
    await inShop(shopId, (tx) => joinMember(tx, customerId, { how: "api", terms }));
    const [first] = [
      await inShop(shopId, (tx) => adjustMember(tx, { id: crypto.randomUUID(), customerId, amount: 7, reason: "x", by: "system" })),
    ];
    const { items } = await inShop(shopId, (tx) => listTransfers(tx, customerId, { limit: 1 }));
    expect(items).toMatchObject([
      {
        id: first!.transfers[0]!.id,
        kind: "adjust",
        explanation: { en: "7 points added by the shop", fr: expect.stringContaining("7") },
      },
    ]);
    const late = { earnedAt: "2026-01-01T10:00:00.000Z", availableAt: "2026-01-01T10:00:00.000Z", expiresAt: null };
    await inShop(shopId, async (tx) => {
      const [member] = await tx.sql<{ id: string }>("select id from member where customer_id = $1", [customerId]);
      const cause = { type: "event", id: crypto.randomUUID() };
      const what = { cause, source: "late", amount: 3, at: late.earnedAt, dates: late, explanation: { codes: [] } };
      await post(tx, [{ kind: "grant", memberId: member!.id, ...what }]);
    });
    const all = await inShop(shopId, (tx) => listTransfers(tx, customerId));
    expect(all.items.map(({ at }) => at)).toEqual(
      all.items
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(all.items.at(-1)).toMatchObject({ amount: 3, at: late.earnedAt });
    const lots = await inShop(shopId, (tx) => listLots(tx, customerId));
    expect(lots.items.map(({ amount, remaining }) => [amount, remaining])).toEqual(
      expect.arrayContaining([
        [50, 50],
        [7, 7],
      ]),
    );
    expect(await inShop(shopId, (tx) => readMembers(tx, []))).toEqual(new Map());
  });

  it("adjustments are undone whole, once", async () => {
    const shopId = await makeShop();
    const given = customer();
    await ensure(shopId, given);
    const id = crypto.randomUUID();
    await inShop(shopId, (tx) => adjustMember(tx, { id, customerId: given.customerId, amount: 40, reason: "sorry", by: "api:1" }));
    await inShop(shopId, (tx) => reverseAdjustment(tx, { adjustmentId: id, by: "api:1" }));
    await expect(inShop(shopId, (tx) => reverseAdjustment(tx, { adjustmentId: id, by: "api:1" }))).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await inShop(shopId, (tx) => readMember(tx, given.customerId))).balance.available).toBe(0);
    const entries = await inShop(shopId, (tx) => tx.prisma.auditEntry.findMany());
    expect(entries.map(({ action }) => action)).toEqual(["member.adjust", "member.adjust.reverse"]);
  });
});
