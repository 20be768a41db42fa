import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { timelineFilters, type TimelineFilter } from "../loyalty/timeline-filters";
import { noteActs } from "../programs/audit-entries.server";
import { adjustMember, reverseAdjustment } from "./adjust.server";
import { customer, makeShop, putOrder } from "./members.fixture";
import { ensureMembers } from "./ensure.server";
import { joinMember, leaveMember } from "./membership.server";
import { mergeMembers } from "./merge.server";
import { knownMember } from "./read.server";
import { setTiersByHand } from "./tier-by-hand.server";
import { readTimeline } from "./timeline.server";
import type { TimelineEntry } from "./timeline";

useDatabase();

const by = "staff:42";

async function life() {
  const shopId = await makeShop({ enrolment: "opt-in" });
  const person = customer();
  const { customerId } = person;
  const memberId = await inShop(shopId, async (tx) => {
    await ensureMembers(tx, [person]);
    const { id } = await joinMember(tx, customerId, { how: "opt-in", terms: { version: "1", language: "en", surface: "storefront" } });
    for (const order of ["1", "2"]) await putOrder(tx, `${Date.now()}${order}`, id, { spend: 0, daysAgo: Number(order) });
    return id;
  });
  const adjustments = [uuid(), uuid()];
  for (const id of adjustments)
    await inShop(shopId, (tx) => adjustMember(tx, { id, customerId, amount: 25, reason: "late", note: "Sorry", by }));
  await inShop(shopId, (tx) => reverseAdjustment(tx, { adjustmentId: adjustments[0]!, by: "staff:43" }));
  await inShop(shopId, (tx) => setTiersByHand(tx, [memberId], { tier: "gold", until: new Date("2999-01-01"), by }));
  await inShop(shopId, (tx) => noteActs(tx, [{ actor: by, action: "member.block", subject: customerId, detail: {} }]));
  await inShop(shopId, (tx) => noteActs(tx, [{ actor: by, action: "member.read", subject: memberId, detail: {} }]));
  await inShop(shopId, (tx) => leaveMember(tx, customerId));
  return { shopId, memberId, customerId, adjustments };
}

async function pages(shopId: string, memberId: string, filter: TimelineFilter, limit: number): Promise<TimelineEntry[]> {
  const all: TimelineEntry[] = [];
  for (let cursor: string | null = null, turns = 0; turns < 100; turns += 1) {
    const page: Awaited<ReturnType<typeof readTimeline>> = await inShop(shopId, (tx) =>
      readTimeline(tx, memberId, { filter, cursor, limit }),
    );
    all.push(...page.items);
    if (page.nextCursor === null) return all;
    cursor = page.nextCursor;
  }
  throw new Error("pages without end");
}

describe("a member's timeline", () => {
  it("holds everything once, newest first, however it is cut into pages", async () => {
    const { shopId, memberId } = await life();
    const whole = await pages(shopId, memberId, "all", 50);
    expect(whole.map(({ at }) => at)).toEqual(
      whole
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(new Set(whole.map(({ key }) => key)).size).toBe(whole.length);
    for (const limit of [1, 2, 3])
      expect((await pages(shopId, memberId, "all", limit)).map(({ key }) => key)).toEqual(whole.map(({ key }) => key));
    const kinds = whole.map((entry) =>
      entry.type === "act" ? entry.action : entry.type === "transfer" ? entry.transfer.kind : entry.type,
    );
    expect(kinds.toSorted()).toEqual(
      [
        "adjust",
        "adjust",
        "adjust",
        "consent",
        "consent",
        "grant",
        "member.block",
        "member.tier.set",
        "order",
        "order",
        "standing",
        "standing",
        "tier",
        "tier",
      ].toSorted(),
    );
  });

  it("each entry is in one filter; who looked only in its own", async () => {
    const { shopId, memberId } = await life();
    const whole = (await pages(shopId, memberId, "all", 50)).map(({ key }) => key);
    const parts = await Promise.all(
      timelineFilters.filter((filter) => filter !== "all" && filter !== "access").map((filter) => pages(shopId, memberId, filter, 50)),
    );
    expect(
      parts
        .flat()
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(whole.toSorted());
    const looks = await pages(shopId, memberId, "access", 50);
    expect(looks).toMatchObject([{ type: "act", action: "member.read", by }]);
    expect(whole).not.toContain(looks[0]?.key);
  });

  it("says of each adjustment who made it and why, which is undone, and which can be", async () => {
    const { shopId, memberId, adjustments } = await life();
    const entries = await pages(shopId, memberId, "adjustments", 50);
    const words = { reason: "late", note: "Sorry", by };
    expect(entries).toMatchObject([
      { transfer: { from: "available" }, adjustment: { by: "staff:43" }, undoable: false },
      { transfer: { cause: { id: adjustments[1] } }, adjustment: words, undoable: true },
      { transfer: { cause: { id: adjustments[0] } }, adjustment: words, undoable: false },
    ]);
  });

  it("goes on after a merge, with the words of both", async () => {
    const { shopId, customerId } = await life();
    const other = customer();
    await inShop(shopId, (tx) => ensureMembers(tx, [other]));
    await inShop(shopId, (tx) => mergeMembers(tx, { from: customerId, into: other.customerId }));
    const kept = await inShop(shopId, (tx) => knownMember(tx, other.customerId));
    const entries = await pages(shopId, kept.id, "adjustments", 2);
    expect(entries.filter((entry) => entry.type === "transfer" && entry.adjustment?.reason === "late")).toHaveLength(2);
    expect((await pages(shopId, kept.id, "standing", 50)).some((entry) => entry.type === "act" && entry.action === "member.block")).toBe(
      true,
    );
  });
});
