import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { audit } from "./audit.server";
import {
  balancesOf,
  dates,
  day,
  earn,
  keepOrder,
  lotsOf,
  makeMembers,
  makeShop,
  of,
  order,
  reserve,
  step,
  transfersOf,
} from "./ledger.fixture";
import { post } from "./post.server";
import { settleLots } from "./settle.server";

useDatabase({ connections: 42 });

async function one(): Promise<{ shopId: string; id: string }> {
  const shopId = await makeShop();
  const [id] = await makeMembers(shopId, 1);
  return { shopId, id: id! };
}
const balance = (shopId: string, id: string) => inShop(shopId, (tx) => balancesOf(tx, id));
const audited = async (shopId: string) => (await inShop(shopId, audit)).checks.filter(({ ok }) => !ok);
const postOrder = (shopId: string, id: string, n: number, given: Parameters<typeof order>[3], orderId = "77") =>
  inShop(shopId, async (tx) => {
    await post(tx, [order(id, orderId, n, given)]);
    const sums = await tx.prisma.transfer.groupBy({
      by: ["kind"],
      where: { causeId: orderId, causeType: "order" },
      _sum: { amount: true },
    });
    const sum = (kind: string) => Number(sums.find((row) => row.kind === kind)?._sum.amount ?? 0);
    await keepOrder(tx, orderId, id, { granted: sum("grant"), reversed: sum("claw-back") });
  });

describe("9: a refund is valued by the stored grant", () => {
  it("takes back what the order granted, whatever the rule says now", async () => {
    const { shopId, id } = await one();
    await postOrder(shopId, id, 1, { grant: 50 });
    await postOrder(shopId, id, 2, { clawBack: 50 });
    expect(await balance(shopId, id)).toEqual({ pending: 0, available: 0, held: 0, owed: 0 });
    expect(await audited(shopId)).toEqual([]);
  });
});

describe("10: earn 100, spend 90, refund all", () => {
  it("records a debt of 90, refuses to spend, and later grants repay it", async () => {
    const { shopId, id } = await one();
    await postOrder(shopId, id, 1, { grant: 100 });
    const redemption = await reserve(shopId, id, 90);
    await step(shopId, id, redemption, "capture");
    await postOrder(shopId, id, 2, { clawBack: 100 });
    expect(await balance(shopId, id)).toEqual({ pending: 0, available: 0, held: 0, owed: 90 });
    await expect(reserve(shopId, id, 1)).rejects.toMatchObject({ code: "insufficient_points", detail: { available: 0, asked: 1 } });
    await postOrder(shopId, id, 1, { grant: 100 }, "78");
    expect(await balance(shopId, id)).toEqual({ pending: 0, available: 10, held: 0, owed: 0 });
    expect(await audited(shopId)).toEqual([]);
  });
});

describe("11: given back once", () => {
  it("answers the same giving back from the ledger, and refuses more than was spent", async () => {
    const { shopId, id } = await one();
    await inShop(shopId, (tx) => post(tx, [earn(id, "1", 100)]));
    const redemption = await reserve(shopId, id, 60);
    await step(shopId, id, redemption, "capture");
    await step(shopId, id, redemption, "give-back", 60);
    const again = { kind: "give-back", ...of(id), redemptionId: redemption, n: 60, amount: 60 } as const;
    const [answer] = await inShop(shopId, (tx) => post(tx, [again]));
    expect(answer).toMatchObject({ replayed: true, transfers: [{ amount: 60, kind: "give-back" }] });
    await expect(inShop(shopId, (tx) => post(tx, [{ ...again, n: 61 }]))).rejects.toMatchObject({ code: "conflict" });
    expect(await balance(shopId, id)).toMatchObject({ available: 100 });
    expect(await audited(shopId)).toEqual([]);
  });
});

describe("12: 40 parallel redemptions of 60 from 100", () => {
  it("lets one win and refuses 39 clearly; 40 points are left", async () => {
    const { shopId, id } = await one();
    await inShop(shopId, (tx) => post(tx, [earn(id, "1", 100)]));
    const tries = await Promise.allSettled(Array.from({ length: 40 }, () => reserve(shopId, id, 60)));
    const refusals = tries.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(refusals).toHaveLength(39);
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: "insufficient_points", detail: { available: 40, asked: 60 } });
    expect(await balance(shopId, id)).toEqual({ pending: 0, available: 40, held: 60, owed: 0 });
    expect(await audited(shopId)).toEqual([]);
  });
});

describe("13: points come back with their own expiry", () => {
  it("to the lots they were taken from", async () => {
    const { shopId, id } = await one();
    const [soon, late] = [dates(-9, 0, 1), dates(-9, 0, 90)];
    await inShop(shopId, (tx) => post(tx, [earn(id, "soon", 50, soon), earn(id, "late", 50, late)]));
    const redemption = await reserve(shopId, id, 70);
    await step(shopId, id, redemption, "release");
    const lots = await inShop(shopId, (tx) => lotsOf(tx, id));
    expect(lots.map(({ causeId, remaining, expiresAt }) => [causeId, remaining, expiresAt])).toEqual([
      ["late", 50, late.expiresAt],
      ["soon", 50, soon.expiresAt],
    ]);
  });

  it("and expire at once when that date has passed, under a key that names the return", async () => {
    const { shopId, id } = await one();
    await inShop(shopId, (tx) => post(tx, [earn(id, "1", 100, dates(-40, 0, 5))]));
    const redemption = await reserve(shopId, id, 60);
    await inShop(shopId, (tx) => settleLots({ ...tx, now: new Date(day(6)) }));
    await inShop(shopId, (tx) => post({ ...tx, now: new Date(day(7)) }, [{ kind: "release", ...of(id), redemptionId: redemption }]));
    const [back, gone] = await inShop(shopId, (tx) =>
      tx.prisma.transfer.findMany({ where: { memberId: id }, orderBy: { id: "desc" }, take: 2 }),
    ).then((rows) => rows.reverse());
    expect(back?.kind).toBe("release");
    expect(gone?.causeKey).toMatch(new RegExp(`^lot/[0-9a-f-]+/expire/${back?.id}$`));
    expect(await balance(shopId, id)).toEqual({ pending: 0, available: 0, held: 0, owed: 0 });
  });

  it("unless the program gives days of grace: then they expire at the end of those", async () => {
    const { shopId, id } = await one();
    await inShop(shopId, (tx) => post(tx, [earn(id, "1", 100, dates(-40, 0, 5))]));
    const redemption = await reserve(shopId, id, 60);
    await inShop(shopId, (tx) => settleLots({ ...tx, now: new Date(day(6)) }));
    const release = { kind: "release", ...of(id), redemptionId: redemption, graceUntil: day(10) } as const;
    await inShop(shopId, (tx) => post({ ...tx, now: new Date(day(7)) }, [release]));
    expect(await balance(shopId, id)).toMatchObject({ available: 60 });
    await inShop(shopId, (tx) => settleLots({ ...tx, now: new Date(day(11)) }));
    expect(await balance(shopId, id)).toMatchObject({ available: 0 });
    expect((await inShop(shopId, (tx) => lotsOf(tx, id)))[0]).toMatchObject({ amount: 100, remaining: 0, expired: 100 });
  });
});

describe("a transaction whose instant is older than what another has settled", () => {
  it("may bring points back to an expired lot: they expire once more, under a key of their own", async () => {
    const { shopId, id } = await one();
    await inShop(shopId, (tx) => post(tx, [earn(id, "1", 100, dates(-40, 0, 5))]));
    const redemption = await reserve(shopId, id, 60);
    await inShop(shopId, (tx) => settleLots({ ...tx, now: new Date(day(6)) }));
    await step(shopId, id, redemption, "release");
    expect(await balance(shopId, id)).toMatchObject({ available: 60 });
    await inShop(shopId, (tx) => settleLots({ ...tx, now: new Date(day(6)) }));
    expect(await balance(shopId, id)).toMatchObject({ available: 0 });
    expect(await audited(shopId)).toEqual([]);
  });
});

describe("14: the expiry job was down for days, or ran twice", () => {
  it("settles each lot once, at its own instant", async () => {
    const { shopId, id } = await one();
    const given = dates(-1, 2, 5);
    await postOrder(shopId, id, 1, { grant: 100, dates: given });
    const later = <T>(fn: (tx: Parameters<typeof settleLots>[0]) => Promise<T>) =>
      inShop(shopId, (tx) => fn({ ...tx, now: new Date(day(30)) }));
    const settled = await Promise.all([later(settleLots), later((tx) => settleLots(tx)), later((tx) => settleLots(tx, [id]))]);
    expect(settled.filter((count) => count > 0)).not.toEqual([]);
    expect(await later(settleLots)).toBe(0);
    const rows = await inShop(shopId, (tx) => tx.prisma.transfer.findMany({ where: { memberId: id }, orderBy: { id: "asc" } }));
    expect(rows.map(({ kind, amount, at }) => [kind, Number(amount), at.toISOString()])).toEqual([
      ["grant", 100, given.earnedAt],
      ["approve", 100, given.availableAt],
      ["expire", 100, given.expiresAt],
    ]);
    expect(await audited(shopId)).toEqual([]);
  });

  it("lets nothing expired be spent, though no job ran", async () => {
    const { shopId, id } = await one();
    await inShop(shopId, (tx) => post(tx, [earn(id, "1", 100, dates(-40, 0, 5))]));
    const spend = { kind: "reserve", ...of(id), redemptionId: crypto.randomUUID(), amount: 1 } as const;
    await expect(inShop(shopId, (tx) => post({ ...tx, now: new Date(day(6)) }, [spend]))).rejects.toMatchObject({
      code: "insufficient_points",
      detail: { available: 0 },
    });
  });
});

describe("24: a lot expired unused, then its order was refunded", () => {
  it("leaves no debt for points never spent", async () => {
    const { shopId, id } = await one();
    const gone = dates(-60, 0, -10);
    await postOrder(shopId, id, 1, { grant: 100, dates: gone });
    expect(await inShop(shopId, (tx) => transfersOf(tx, id))).toEqual(["grant issued→available 100", "expire available→expired 100"]);
    await postOrder(shopId, id, 2, { clawBack: 100, dates: gone });
    expect((await inShop(shopId, (tx) => transfersOf(tx, id))).at(-1)).toBe("claw-back expired→issued 100");
    expect(await balance(shopId, id)).toEqual({ pending: 0, available: 0, held: 0, owed: 0 });
    expect(await audited(shopId)).toEqual([]);
  });
});

describe("25: a code was used an hour after its points had been released", () => {
  it("captures late from what is available", async () => {
    const { shopId, id } = await one();
    await inShop(shopId, (tx) => post(tx, [earn(id, "1", 100)]));
    const redemption = await reserve(shopId, id, 60);
    await step(shopId, id, redemption, "release");
    await step(shopId, id, redemption, "late-capture");
    expect(await balance(shopId, id)).toEqual({ pending: 0, available: 40, held: 0, owed: 0 });
    expect(await audited(shopId)).toEqual([]);
  });

  it("makes a debt of what is lacking, which a giving back undoes first", async () => {
    const { shopId, id } = await one();
    await inShop(shopId, (tx) => post(tx, [earn(id, "1", 100)]));
    const redemption = await reserve(shopId, id, 60);
    await step(shopId, id, redemption, "release");
    const other = await reserve(shopId, id, 80);
    await step(shopId, id, redemption, "late-capture");
    expect(await balance(shopId, id)).toEqual({ pending: 0, available: 0, held: 80, owed: 40 });
    await step(shopId, id, redemption, "give-back", 60);
    expect(await balance(shopId, id)).toEqual({ pending: 0, available: 20, held: 80, owed: 0 });
    await step(shopId, id, other, "release");
    expect(await balance(shopId, id)).toEqual({ pending: 0, available: 100, held: 0, owed: 0 });
    expect(await audited(shopId)).toEqual([]);
  });
});
