import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { balancesOf, dates, earn, lotsOf, makeMembers, makeShop, of, order, transfersOf } from "./ledger.fixture";
import type { Operation } from "./operations";
import { post } from "./post.server";

useDatabase();

async function member(): Promise<{ shopId: string; id: string; run: (...operations: Operation[]) => Promise<string[]> }> {
  const shopId = await makeShop();
  const [id] = await makeMembers(shopId, 1);
  return {
    shopId,
    id: id!,
    /** posts in a transaction of its own and answers what moved, in short */
    run: async (...operations) => {
      const before = await inShop(shopId, (tx) => transfersOf(tx, id!));
      await inShop(shopId, (tx) => post(tx, operations));
      return (await inShop(shopId, (tx) => transfersOf(tx, id!))).slice(before.length);
    },
  };
}

describe("each kind of transfer", () => {
  it("grant and approve: pending until its day, then available", async () => {
    const { shopId, id, run } = await member();
    expect(await run(order(id, "1", 1, { grant: 100, dates: dates(-3, 14, 300) }))).toEqual(["grant issued→pending 100"]);
    expect(await run(order(id, "2", 1, { grant: 50, dates: dates(-20, 14, 300) }))).toEqual([
      "grant issued→pending 50",
      "approve pending→available 50",
    ]);
    expect(await run(order(id, "3", 1, { grant: 7, dates: dates(-1) }))).toEqual(["grant issued→available 7"]);
    expect(await inShop(shopId, (tx) => balancesOf(tx, id))).toEqual({ pending: 100, available: 57, held: 0, owed: 0 });
  });

  it("claw-back: own pending, own rest, own expired, other lots, debt", async () => {
    const { shopId, id, run } = await member();
    const waiting = dates(-3, 14, 300);
    await run(order(id, "1", 1, { grant: 100, dates: waiting }));
    expect(await run(order(id, "1", 2, { clawBack: 40, dates: waiting }))).toEqual(["claw-back pending→issued 40"]);
    await run(order(id, "2", 1, { grant: 100, dates: dates(-2, 0, 100) }), earn(id, "x", 30, dates(-1, 0, 50)));
    await run({ kind: "reserve", ...of(id), redemptionId: v7(), amount: 90 });
    // 30 of the other lot went first, 60 of the order's own
    expect(await run(order(id, "2", 2, { clawBack: 90 }))).toEqual(["claw-back available→issued 40", "claw-back owed→issued 50"]);
    expect(await inShop(shopId, (tx) => balancesOf(tx, id))).toEqual({ pending: 60, available: 0, held: 90, owed: 50 });
  });

  it("claw-back takes from other lots, soonest expiry first, before it makes a debt", async () => {
    const { shopId, id, run } = await member();
    const early = dates(-9, 0, 20);
    await run(order(id, "1", 1, { grant: 50, dates: early }));
    await run({ kind: "reserve", ...of(id), redemptionId: v7(), amount: 50 });
    await run(earn(id, "late", 30, dates(-1, 0, 60)), earn(id, "soon", 30, dates(-1, 0, 40)));
    await run(order(id, "1", 2, { clawBack: 40, dates: early }));
    const lots = await inShop(shopId, (tx) => lotsOf(tx, id));
    expect(lots.map(({ causeId, remaining }) => [causeId, remaining])).toEqual([
      ["1", 0],
      ["late", 20],
      ["soon", 0],
    ]);
  });

  it("repay: in the same posting as whatever raises available", async () => {
    const { shopId, id, run } = await member();
    const redemptionId = v7();
    await run(order(id, "1", 1, { grant: 100 }));
    await run({ kind: "reserve", ...of(id), redemptionId, amount: 90 }, { kind: "capture", ...of(id), redemptionId });
    expect(await run(order(id, "1", 2, { clawBack: 100 }))).toEqual(["claw-back available→issued 10", "claw-back owed→issued 90"]);
    expect(await run(order(id, "2", 1, { grant: 60 }))).toEqual(["grant issued→available 60", "repay available→owed 60"]);
    expect(await run(order(id, "3", 1, { grant: 60, dates: dates(-20, 14, 300) }))).toEqual([
      "grant issued→pending 60",
      "approve pending→available 60",
      "repay available→owed 30",
    ]);
    expect(await inShop(shopId, (tx) => balancesOf(tx, id))).toEqual({ pending: 0, available: 30, held: 0, owed: 0 });
  });

  it("reserve, capture, release", async () => {
    const { shopId, id, run } = await member();
    const [a, b] = [v7(), v7()];
    await run(earn(id, "1", 100));
    expect(await run({ kind: "reserve", ...of(id), redemptionId: a, amount: 60 })).toEqual(["reserve available→held 60"]);
    expect(await run({ kind: "reserve", ...of(id), redemptionId: b, amount: 40 })).toEqual(["reserve available→held 40"]);
    expect(await run({ kind: "capture", ...of(id), redemptionId: a })).toEqual(["capture held→redeemed 60"]);
    expect(await run({ kind: "release", ...of(id), redemptionId: b })).toEqual(["release held→available 40"]);
    expect(await inShop(shopId, (tx) => balancesOf(tx, id))).toEqual({ pending: 0, available: 40, held: 0, owed: 0 });
    await expect(run({ kind: "capture", ...of(id), redemptionId: b })).rejects.toMatchObject({ code: "conflict" });
  });

  it("late capture, give back", async () => {
    const { shopId, id, run } = await member();
    const redemptionId = v7();
    await run(earn(id, "1", 50));
    await run({ kind: "reserve", ...of(id), redemptionId, amount: 50 });
    await run({ kind: "release", ...of(id), redemptionId });
    await run({ kind: "adjust", ...of(id), cause: { type: "adjustment", id: "1" }, amount: -20, dates: null });
    expect(await run({ kind: "late-capture", ...of(id), redemptionId, amount: 50 })).toEqual([
      "late-capture available→redeemed 30",
      "late-capture owed→redeemed 20",
    ]);
    expect(await run({ kind: "give-back", ...of(id), redemptionId, n: 1, amount: 25 })).toEqual([
      "give-back redeemed→available 25",
      "repay available→owed 20",
    ]);
    expect(await inShop(shopId, (tx) => balancesOf(tx, id))).toEqual({ pending: 0, available: 5, held: 0, owed: 0 });
  });

  it("adjust: up in a lot of its own, down from the soonest, never below what is available", async () => {
    const { shopId, id, run } = await member();
    const adjust = (cause: string, amount: number) => ({
      kind: "adjust" as const,
      ...of(id),
      cause: { type: "adjustment", id: cause },
      amount,
      dates: null,
    });
    expect(await run(adjust("1", 50))).toEqual(["adjust issued→available 50"]);
    expect(await run(adjust("2", -20))).toEqual(["adjust available→issued 20"]);
    await expect(run(adjust("3", -31))).rejects.toMatchObject({ code: "insufficient_points", detail: { available: 30, asked: 31 } });
    expect(await inShop(shopId, (tx) => balancesOf(tx, id))).toEqual({ pending: 0, available: 30, held: 0, owed: 0 });
  });

  it("an adjustment undone: points go back to the lots they came from, with their dates", async () => {
    const { shopId, id, run } = await member();
    await run(earn(id, "1", 50, dates(-9, 0, 9)));
    const [down] = await inShop(shopId, (tx) =>
      post(tx, [{ kind: "adjust", ...of(id), cause: { type: "adjustment", id: "1" }, amount: -50, dates: null }]),
    );
    const reverses = down!.transfers[0]!.id;
    await run({ kind: "adjust", ...of(id), cause: { type: "adjustment", id: "2" }, amount: 50, dates: null, reverses });
    const lots = await inShop(shopId, (tx) => lotsOf(tx, id));
    expect(lots).toEqual([expect.objectContaining({ causeId: "1", remaining: 50 })]);
  });

  it("import, and its undoing, which may leave a debt", async () => {
    const { shopId, id, run } = await member();
    const cause = { type: "import", id: "9" };
    expect(await run({ kind: "import", ...of(id), cause, amount: 80, dates: dates(-1, 0, 90) })).toEqual(["import opening→available 80"]);
    await run({ kind: "reserve", ...of(id), redemptionId: v7(), amount: 30 });
    expect(await run({ kind: "undo-import", ...of(id), cause })).toEqual([
      "undo-import available→opening 50",
      "undo-import owed→opening 30",
    ]);
    expect(await inShop(shopId, (tx) => balancesOf(tx, id))).toEqual({ pending: 0, available: 0, held: 30, owed: 30 });
    await expect(run({ kind: "undo-import", ...of(id), cause: { type: "import", id: "no" } })).rejects.toMatchObject({ code: "not_found" });
  });

  it("write-off: at most the debt", async () => {
    const { id, run } = await member();
    await run(order(id, "1", 1, { clawBack: 40 }));
    const cause = { type: "write-off", id: "1" };
    await expect(run({ kind: "write-off", ...of(id), cause, amount: 41 })).rejects.toMatchObject({
      code: "conflict",
      detail: { owed: 40 },
    });
    expect(await run({ kind: "write-off", ...of(id), cause, amount: 40 })).toEqual(["write-off issued→owed 40"]);
  });

  it("forfeit: pending and available expire; what is held is released in the same posting", async () => {
    const { shopId, id, run } = await member();
    const redemptionId = v7();
    await run(earn(id, "1", 50), order(id, "2", 1, { grant: 30, dates: dates(-1, 14) }));
    await run({ kind: "reserve", ...of(id), redemptionId, amount: 20 });
    const forfeit = { kind: "forfeit" as const, memberId: id, at: of(id).at, cause: { type: "erasure", id } };
    await expect(run(forfeit)).rejects.toMatchObject({ code: "conflict" });
    expect(await run(forfeit, { kind: "release", ...of(id), redemptionId })).toEqual([
      "release held→available 20",
      "forfeit pending→expired 30",
      "forfeit available→expired 50",
    ]);
    expect((await inShop(shopId, (tx) => lotsOf(tx, id))).map(({ remaining, expired }) => [remaining, expired])).toEqual([
      [0, 50],
      [0, 30],
    ]);
  });

  it("merge: two rows an account through moved, with lots and debt", async () => {
    const shopId = await makeShop();
    const [from, into] = (await makeMembers(shopId, 2)) as [string, string];
    const redemptionId = v7();
    await inShop(shopId, (tx) =>
      post(tx, [
        earn(from, "1", 70, dates(-9, 0, 9)),
        order(from, "2", 1, { grant: 30, dates: dates(-1, 14) }),
        order(into, "3", 1, { clawBack: 25 }),
      ]),
    );
    await inShop(shopId, (tx) => post(tx, [{ kind: "reserve", ...of(from), redemptionId, amount: 20 }]));
    await inShop(shopId, (tx) => post(tx, [{ kind: "merge", from, memberId: into, at: of(into).at }]));
    expect(await inShop(shopId, (tx) => transfersOf(tx, into))).toEqual([
      "claw-back owed→issued 25",
      "merge moved→pending 30",
      "merge moved→available 50",
      "merge moved→held 20",
      "repay available→owed 25",
    ]);
    expect(await inShop(shopId, (tx) => balancesOf(tx, from))).toEqual({ pending: 0, available: 0, held: 0, owed: 0 });
    expect(await inShop(shopId, (tx) => balancesOf(tx, into))).toEqual({ pending: 30, available: 25, held: 20, owed: 0 });
    expect((await inShop(shopId, (tx) => lotsOf(tx, into))).map(({ causeId, remaining }) => [causeId, remaining])).toEqual([
      ["1", 25],
      ["2", 30],
    ]);
    // what was held comes back to the lot that moved; a refund of the moved order takes from its own lot
    await inShop(shopId, (tx) =>
      post(tx, [{ kind: "release", ...of(into), redemptionId }, order(into, "2", 2, { clawBack: 30, dates: dates(-1, 14) })]),
    );
    expect(await inShop(shopId, (tx) => balancesOf(tx, into))).toEqual({ pending: 0, available: 45, held: 0, owed: 0 });
    // and once more changes nothing
    expect(await inShop(shopId, (tx) => post(tx, [{ kind: "merge", from, memberId: into, at: of(into).at }]))).toMatchObject([
      { transfers: [] },
    ]);
  });
});

describe("cause keys", () => {
  it("answer the same operation from the ledger", async () => {
    const { shopId, id } = await member();
    const operation = earn(id, "1", 100);
    const [first] = await inShop(shopId, (tx) => post(tx, [operation]));
    const [second] = await inShop(shopId, (tx) => post(tx, [{ ...operation, at: new Date(Date.now() + 5000).toISOString() }]));
    expect(first?.replayed).toBe(false);
    expect(second).toMatchObject({ replayed: true, transfers: first?.transfers });
    expect(await inShop(shopId, (tx) => balancesOf(tx, id))).toMatchObject({ available: 100 });
  });

  it("refuse other content: amount, member, kind", async () => {
    const shopId = await makeShop();
    const [id, other] = (await makeMembers(shopId, 2)) as [string, string];
    await inShop(shopId, (tx) => post(tx, [earn(id, "1", 100)]));
    for (const operation of [earn(id, "1", 99), earn(other, "1", 100)]) {
      await expect(inShop(shopId, (tx) => post(tx, [operation]))).rejects.toMatchObject({ code: "cause_key_conflict" });
    }
  });

  it("twice in one posting are one; with other content an error", async () => {
    const { shopId, id } = await member();
    const answers = await inShop(shopId, (tx) => post(tx, [earn(id, "1", 100), earn(id, "1", 100)]));
    expect(answers.map(({ replayed }) => replayed)).toEqual([false, true]);
    expect(await inShop(shopId, (tx) => balancesOf(tx, id))).toMatchObject({ available: 100 });
    await expect(inShop(shopId, (tx) => post(tx, [earn(id, "2", 1), earn(id, "2", 2)]))).rejects.toMatchObject({
      code: "cause_key_conflict",
    });
  });

  it("of an order carry its posting: the same one twice is refused by the database", async () => {
    const { shopId, id } = await member();
    await inShop(shopId, (tx) => post(tx, [order(id, "1", 1, { grant: 10 })]));
    await expect(inShop(shopId, (tx) => post(tx, [order(id, "1", 1, { grant: 10 })]))).rejects.toThrow(/cause_key/u);
  });
});

describe("a posting", () => {
  it("gives back before it takes: a claw-back finds what a release returned", async () => {
    const { shopId, id, run } = await member();
    const redemptionId = v7();
    await run(order(id, "1", 1, { grant: 100 }));
    await run({ kind: "reserve", ...of(id), redemptionId, amount: 100 });
    expect(await run(order(id, "1", 2, { clawBack: 100 }), { kind: "release", ...of(id), redemptionId })).toEqual([
      "release held→available 100",
      "claw-back available→issued 100",
    ]);
    expect(await inShop(shopId, (tx) => balancesOf(tx, id))).toMatchObject({ owed: 0 });
  });

  it("of an order seen only after its refund never leaves pending", async () => {
    const { id, run } = await member();
    await run(order(id, "1", 1, { clawBack: 10 }));
    expect(await run(order(id, "2", 1, { grant: 100, clawBack: 100, dates: dates(-20, 14, 90) }))).toEqual([
      "grant issued→pending 100",
      "claw-back pending→issued 100",
    ]);
  });

  it("tops one lot up and dates it anew from newer facts", async () => {
    const { shopId, id, run } = await member();
    await run(order(id, "1", 1, { grant: 10, dates: dates(-1, 14, 90) }));
    const newer = dates(-2, 14, 95);
    await run(order(id, "1", 2, { grant: 5, dates: newer }));
    expect(await inShop(shopId, (tx) => lotsOf(tx, id))).toEqual([
      { causeId: "1", amount: 15, remaining: 15, expired: 0, approved: false, expiresAt: newer.expiresAt },
    ]);
  });

  it("refuses what is no whole number of points, and members of another shop", async () => {
    const { id, run } = await member();
    await expect(run(earn(id, "1", 1.5))).rejects.toMatchObject({ code: "invalid_input" });
    await expect(run(earn(id, "1", 0))).rejects.toMatchObject({ code: "invalid_input" });
    const stranger = await member();
    await expect(run(earn(stranger.id, "1", 1))).rejects.toMatchObject({ code: "not_found" });
  });

  it("for a merged member is one for the member that it became", async () => {
    const shopId = await makeShop();
    const [from, into] = (await makeMembers(shopId, 2)) as [string, string];
    await inShop(shopId, (tx) => tx.sql("update member set merged_into = $2 where id = $1", [from, into]));
    await inShop(shopId, (tx) => post(tx, [earn(from, "1", 10)]));
    expect(await inShop(shopId, (tx) => balancesOf(tx, into))).toMatchObject({ available: 10 });
  });
});
