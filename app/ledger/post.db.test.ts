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
});
