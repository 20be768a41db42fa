import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { changeSettings } from "../programs/settings.server";
import { decideProposal, proposeOrAdjust } from "./adjustment-limit.server";
import { ensureMembers } from "./ensure.server";
import { eraseMember } from "./erase.server";
import { customer, makeShop } from "./members.fixture";
import { mergeMembers } from "./merge.server";
import { readMember } from "./read.server";

useDatabase();

const [ada, grace] = ["staff:42", "staff:43"];

async function shopWithMember(limit: number | null = 100) {
  const shopId = await makeShop();
  const person = customer();
  await inShop(shopId, async (tx) => {
    await changeSettings(tx, { adjustmentLimit: limit });
    await ensureMembers(tx, [person]);
  });
  const { customerId } = person;
  return {
    shopId,
    customerId,
    adjust: (amount: number, by = ada, id = uuid()) =>
      inShop(shopId, (tx) => proposeOrAdjust(tx, { id, customerId, amount, reason: "a parcel was lost", note: "Sorry", by })),
    decide: (id: string, confirm: boolean, by: string) => inShop(shopId, (tx) => decideProposal(tx, id, { confirm, by })),
    available: async () => (await inShop(shopId, (tx) => readMember(tx, customerId))).balance.available,
  };
}
type Outcome = Awaited<ReturnType<Awaited<ReturnType<typeof shopWithMember>>["adjust"]>>;
const proposed = (outcome: Outcome) => ("proposed" in outcome ? outcome.proposed : null);

describe("the limit a person and day", () => {
  it("lets a person adjust up to it, whichever way, and then asks for a second one", async () => {
    const { adjust, available } = await shopWithMember();
    expect(proposed(await adjust(60))).toBeNull();
    expect(proposed(await adjust(-40))).toBeNull();
    const id = proposed(await adjust(1));
    expect(id).not.toBeNull();
    expect(await available()).toBe(20);
    // somebody else has their own, a program of the merchant's none
    expect(proposed(await adjust(100, grace))).toBeNull();
    expect(proposed(await adjust(5_000, "api:1"))).toBeNull();
  });

  it("is passed by none of many at once", async () => {
    const { adjust, available } = await shopWithMember();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => adjust(30)));
    expect(outcomes.filter((outcome) => proposed(outcome) === null)).toHaveLength(3);
    expect(await available()).toBe(90);
  });

  it("counts what another of the person's windows did after this one began", async () => {
    const { adjust, available, shopId, customerId } = await shopWithMember();
    const outcome = await inShop(shopId, async (tx) => {
      while (Date.now() <= tx.now.getTime() + 1) await new Promise(setImmediate);
      await adjust(80);
      return proposeOrAdjust(tx, { id: uuid(), customerId, amount: 80, reason: "a parcel was lost", by: ada });
    });
    expect(proposed(outcome)).not.toBeNull();
    expect(await available()).toBe(80);
  });

  it("counts one adjustment once, however often its form is sent", async () => {
    const { adjust, available } = await shopWithMember();
    const id = uuid();
    await Promise.all([adjust(80, ada, id), adjust(80, ada, id), adjust(80, ada, id)]);
    expect(await available()).toBe(80);
    const above = uuid();
    await Promise.all([adjust(90, ada, above), adjust(90, ada, above)]);
    expect(proposed(await adjust(90, ada, above))).toBe(above);
    expect(await available()).toBe(80);
  });

  it("can be none", async () => {
    const { adjust, available } = await shopWithMember(null);
    expect(proposed(await adjust(1_000_000))).toBeNull();
    expect(await available()).toBe(1_000_000);
  });
});

describe("a proposal", () => {
  it("is confirmed by a second person alone, once, and counts for neither's day", async () => {
    const { adjust, decide, available, shopId } = await shopWithMember();
    const id = proposed(await adjust(500))!;
    await expect(decide(id, true, ada)).rejects.toMatchObject({ code: "forbidden" });
    await decide(id, true, grace);
    await expect(decide(id, true, grace)).rejects.toMatchObject({ code: "conflict" });
    await expect(decide(id, false, ada)).rejects.toMatchObject({ code: "conflict" });
    expect(await available()).toBe(500);
    expect(proposed(await adjust(100))).toBeNull();
    expect(proposed(await adjust(100, grace))).toBeNull();
    const acts = await inShop(shopId, (tx) =>
      tx.sql("select actor, detail from audit_entry where action = 'member.adjust' order by at, id"),
    );
    expect(acts[0]).toMatchObject({ actor: grace, detail: { id, amount: 500, note: "Sorry", proposedBy: ada } });
  });

  it("is decided once when two decide at once", async () => {
    const { adjust, decide, available } = await shopWithMember();
    const id = proposed(await adjust(500))!;
    const outcomes = await Promise.allSettled([decide(id, true, grace), decide(id, true, "staff:44"), decide(id, false, "staff:45")]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect([0, 500]).toContain(await available());
  });

  it("may be taken back by who made it, and moves nothing when it is refused", async () => {
    const { adjust, decide, available } = await shopWithMember();
    await decide(proposed(await adjust(500))!, false, ada);
    await decide(proposed(await adjust(500))!, false, grace);
    expect(await available()).toBe(0);
    await expect(decide(uuid(), true, grace)).rejects.toMatchObject({ code: "not_found" });
  });

  it("waits on when the points are not there", async () => {
    const { adjust, decide, shopId } = await shopWithMember();
    const id = proposed(await adjust(-500))!;
    await expect(decide(id, true, grace)).rejects.toMatchObject({ code: "insufficient_points" });
    expect(await inShop(shopId, (tx) => tx.sql("select state from adjustment_proposal"))).toEqual([{ state: "waiting" }]);
  });

  it("is the database's own rule too", async () => {
    const { adjust, shopId } = await shopWithMember();
    const id = proposed(await adjust(500))!;
    const forged = "update adjustment_proposal set state = 'confirmed', decided_by = proposed_by where id = $1";
    await expect(inShop(shopId, (tx) => tx.sql(forged, [id]))).rejects.toThrow(/adjustment_proposal_second_person/u);
  });

  it("goes with a merge, and with an erasure for good", async () => {
    const { adjust, decide, shopId, customerId } = await shopWithMember();
    const id = proposed(await adjust(500))!;
    const other = customer();
    await inShop(shopId, (tx) => ensureMembers(tx, [other]));
    await inShop(shopId, (tx) => mergeMembers(tx, { from: customerId, into: other.customerId }));
    await decide(id, true, grace);
    expect((await inShop(shopId, (tx) => readMember(tx, other.customerId))).balance.available).toBe(500);
    await adjust(700);
    await inShop(shopId, (tx) => eraseMember(tx, other.customerId));
    expect(await inShop(shopId, (tx) => tx.sql("select id from adjustment_proposal"))).toEqual([]);
    // what was done stays noted, without the words
    const noted = await inShop(shopId, (tx) =>
      tx.sql<{ detail: object }>("select detail from audit_entry where action like 'member.adjust%'"),
    );
    expect(noted.length).toBeGreaterThan(2);
    for (const { detail } of noted) {
      expect(detail).toHaveProperty("amount");
      expect(Object.keys(detail).filter((key) => ["reason", "note"].includes(key))).toEqual([]);
    }
  });
});
