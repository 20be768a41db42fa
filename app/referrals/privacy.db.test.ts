import { afterEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { ensureMembers } from "../members/ensure.server";
import { eraseMember } from "../members/erase.server";
import { customer } from "../members/members.fixture";
import { mergeMembers } from "../members/merge.server";
import { cancelled, makeWorld, orderOf, referralProgram, type World } from "./flow.fixture";
import { countClick } from "./clicks.server";
import { referralOf } from "./rows.server";
import { settleReferrals, tidyReferrals } from "./settle.server";
import { noteTrace } from "./trace-rows.server";

useDatabase();
afterEach(() => systemSql("update clock set offset_ms = 0"));

const bob = { email: "Bob.Friend@example.com", firstName: "Roberta", lastName: "Unusual" };

/** Everything that the tables of referrals hold of a shop, as text. */
async function held({ shopId }: World): Promise<Record<string, Array<Record<string, unknown>>>> {
  const tables = ["referral", "referral_code", "referral_gain", "referral_click", "referral_trace"];
  return inShop(shopId, async (tx) => {
    const all: Record<string, Array<Record<string, unknown>>> = {};
    for (const table of tables) all[table] = await tx.sql(`select * from ${table} where shop_id = $1`, [shopId]);
    return all;
  });
}

/** An advocate looks at their own page, and somebody opens their link. */
async function seenAt({ shopId }: World, { id, customerId }: { id: string; customerId: string }): Promise<void> {
  await inShop(shopId, async (tx) => {
    await noteTrace(tx, customerId, "198.51.100.7");
    await countClick(tx, id, "Europe/London");
  });
}

/** Of each table that has rows the columns that tell something. */
function columns(tables: Awaited<ReturnType<typeof held>>): Record<string, string[]> {
  const told = Object.entries(tables).map(([table, rows]) => {
    const names = rows.flatMap((row) => Object.keys(row).filter((column) => row[column] !== null));
    return [table, [...new Set(names)].sort()] as const;
  });
  return Object.fromEntries(told.filter(([, names]) => names.length > 0));
}

/** What stands of a friend between claim and order. */
const ofClaim = {
  referral: [
    ...["advocate_id", "claimed_at", "code", "discount_id", "friend_alias_hash", "friend_hash", "id", "language", "network_hash"],
    ...["postings", "program_version", "score", "shop_id", "signals", "state", "surface", "window_until"],
  ],
};
const ofAdvocate = {
  referral_code: ["chosen", "code", "created_at", "current", "folded", "member_id", "shop_id"],
  referral_click: ["clicks", "day", "member_id", "shop_id"],
  referral_trace: ["member_id", "network_hash", "seen_at", "shop_id"],
};

/** A rewarded referral whose friend is a customer, and has points of it too. */
async function rewarded() {
  const world = await makeWorld({ ...referralProgram, friend: { kind: "points", points: "50" }, waitDays: 0 });
  const ada = await world.advocate();
  const id = await world.claim(ada.code, bob.email);
  const facts = customer(bob);
  const friend = (await inShop(world.shopId, (tx) => ensureMembers(tx, [facts]))).get(facts.customerId)!;
  const order = await orderOf(world, { customerId: facts.customerId, minutes: 0 });
  await world.hear(order);
  await world.judge(id);
  await settleReferrals(world.shopId);
  return { world, ada, id, order, friend: { id: friend.id, customerId: facts.customerId } };
}

describe("what is kept of a person", () => {
  it("is hashes, codes and counts after the claim, and no network address after thirty days", async () => {
    const world = await makeWorld();
    const ada = await world.advocate();
    await seenAt(world, ada);
    await world.claim(ada.code, bob.email);
    expect(columns(await held(world))).toEqual({ ...ofClaim, ...ofAdvocate });
    expect(JSON.stringify(await held(world))).not.toMatch(/bob|friend@|roberta|unusual|203\.0\.113|198\.51\.100/iu);
    await world.pass(29);
    await tidyReferrals(world.shopId);
    expect(columns(await held(world))).toEqual({ ...ofClaim, ...ofAdvocate });
    await world.pass(2);
    await tidyReferrals(world.shopId);
    const { referral_trace: _, ...advocates } = ofAdvocate;
    expect(columns(await held(world))).toEqual({ referral: ofClaim.referral.filter((one) => one !== "network_hash"), ...advocates });
  });

  it("of an erased friend is nothing, and the advocate keeps what they earned", async () => {
    const { world, ada, id, friend } = await rewarded();
    await inShop(world.shopId, (tx) => eraseMember(tx, friend.customerId));
    // dates, the order's number and what was seen as codes: nothing of them leads to a person
    expect(columns(await held(world))["referral"]).toEqual(
      [
        ...["advocate_id", "claimed_at", "code", "id", "judged_at", "language", "order_id", "postings", "program_version"],
        ...["qualified_at", "rewarded_at", "score", "shop_id", "signals", "state", "surface", "waits_until", "window_until"],
      ].sort(),
    );
    expect((await inShop(world.shopId, (tx) => referralOf(tx, id))).state).toBe("rewarded");
    expect(await world.points(ada.id)).toEqual({ available: 200, owed: 0 });
    expect(await world.balances()).toBe(true);
  });

  it("of an erased advocate is no code, and the friend keeps theirs", async () => {
    const { world, ada, friend, id, order } = await rewarded();
    await seenAt(world, ada);
    await inShop(world.shopId, (tx) => eraseMember(tx, ada.customerId));
    const after = await held(world);
    expect(JSON.stringify(after)).not.toContain(ada.code);
    expect(after).toMatchObject({
      referral_code: [],
      referral_click: [],
      referral_trace: [],
      referral: [{ state: "rewarded", code: "ERASED" }],
    });
    expect(await world.points(friend.id)).toEqual({ available: 50, owed: 0 });
    await world.hear(cancelled(order));
    expect(await world.state(id)).toBe("reversed");
    expect(await world.points(friend.id)).toEqual({ available: 0, owed: 0 });
    expect(await world.balances()).toBe(true);
  });

  it("who is erased before they ordered leaves a claim that has ended", async () => {
    const world = await makeWorld();
    const ada = await world.advocate();
    const id = await world.claim(ada.code, bob.email);
    const facts = customer(bob);
    await inShop(world.shopId, (tx) => ensureMembers(tx, [facts]));
    await inShop(world.shopId, (tx) => eraseMember(tx, facts.customerId));
    expect(await inShop(world.shopId, (tx) => referralOf(tx, id))).toMatchObject({
      state: "expired",
      friendHash: null,
      reason: "friend-erased",
    });
  });
});

describe("merging", () => {
  it("hands codes, friends and gains on, and what is sent back later is taken from the kept member", async () => {
    const { world, ada, id, order } = await rewarded();
    const kept = await world.advocate();
    await inShop(world.shopId, (tx) => mergeMembers(tx, { from: ada.customerId, into: kept.customerId }));
    expect(await inShop(world.shopId, (tx) => referralOf(tx, id))).toMatchObject({ advocateId: kept.id });
    const codes = (await held(world))["referral_code"]!.map(({ code, member_id, current }) => ({ code, member_id, current }));
    expect(codes).toContainEqual({ code: ada.code, member_id: kept.id, current: false });
    expect(codes).toContainEqual({ code: kept.code, member_id: kept.id, current: true });
    expect(await world.points(kept.id)).toEqual({ available: 200, owed: 0 });
    expect(await world.balances()).toBe(true);
    await world.hear(cancelled(order));
    expect(await world.points(kept.id)).toEqual({ available: 0, owed: 0 });
    expect(await world.balances()).toBe(true);
  });

  it("of both sides holds the referral for a person", async () => {
    const world = await makeWorld();
    const ada = await world.advocate();
    const id = await world.claim(ada.code, bob.email);
    const facts = customer(bob);
    await inShop(world.shopId, (tx) => ensureMembers(tx, [facts]));
    await world.hear(await orderOf(world, { customerId: facts.customerId }));
    await world.judge(id);
    await inShop(world.shopId, (tx) => mergeMembers(tx, { from: facts.customerId, into: ada.customerId }));
    expect(await inShop(world.shopId, (tx) => referralOf(tx, id))).toMatchObject({ state: "review", heldFrom: "waiting", friendId: null });
  });
});
