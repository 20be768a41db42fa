import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { foldCode } from "../loyalty/referral-code";
import { ensureMembers } from "../members/ensure.server";
import { customer, makeShop } from "../members/members.fixture";
import { ownerOfCode } from "./code-rows.server";
import { changeCode, codesOf } from "./codes.server";
import { isDecent } from "./decent";

useDatabase();

async function members(tx: ShopTx, count: number): Promise<string[]> {
  const made = await ensureMembers(
    tx,
    Array.from({ length: count }, () => customer()),
  );
  return [...made.values()].map(({ id }) => id);
}

describe("codes of members", () => {
  it("are made once, eight letters each, however many ask at once", async () => {
    const shopId = await makeShop();
    const ids = await inShop(shopId, (tx) => members(tx, 20));
    const answers = await Promise.all(Array.from({ length: 5 }, () => inShop(shopId, (tx) => codesOf(tx, ids))));
    expect(answers[0]!.size).toBe(20);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    for (const code of answers[0]!.values()) expect(code).toMatch(/^[34679AC-HJKMNP-RTV-Y]{8}$/u);
  });

  it("lead to the member after a change too, with look-alikes and in any case", async () => {
    const shopId = await makeShop();
    await inShop(shopId, async (tx) => {
      const [ada = "", eve = ""] = await members(tx, 2);
      const first = (await codesOf(tx, [ada])).get(ada)!;
      expect(await changeCode(tx, ada, "rose 24", "free")).toEqual({ code: "ROSE-24" });
      expect(await codesOf(tx, [ada])).toEqual(new Map([[ada, "ROSE-24"]]));
      for (const entered of [first, "ROSE24", "r0se-z4", "Rose 24"]) expect(await ownerOfCode(tx, foldCode(entered))).toBe(ada);
      expect(await changeCode(tx, eve, "R0SE-Z4", "free")).toEqual({ refused: "taken" });
      expect((await codesOf(tx, [eve])).get(eve)).not.toBe("ROSE-24");
    });
  });

  it("change three times in thirty days, and back to an earlier one", async () => {
    const shopId = await makeShop();
    await inShop(shopId, async (tx) => {
      const [ada = ""] = await members(tx, 1);
      for (const wish of ["ADA-ONE", "ADA-NEXT", "ADA-LAST"]) expect(await changeCode(tx, ada, wish, "free")).toEqual({ code: wish });
      expect(await changeCode(tx, ada, "ADA-MORE", "free")).toEqual({ refused: "too-often" });
      expect(await changeCode(tx, ada, "ADA-LAST", "free")).toEqual({ code: "ADA-LAST" });
    });
  });

  it("that two wish for at once is one member's; the other keeps what they had", async () => {
    const shopId = await makeShop();
    const [ada = "", eve = ""] = await inShop(shopId, (tx) => members(tx, 2));
    const before = await inShop(shopId, (tx) => codesOf(tx, [ada, eve]));
    const changes = await Promise.all([ada, eve].map((id) => inShop(shopId, (tx) => changeCode(tx, id, "LAVENDER", "free"))));
    expect(changes).toContainEqual({ code: "LAVENDER" });
    expect(changes).toContainEqual({ refused: "taken" });
    const after = await inShop(shopId, (tx) => codesOf(tx, [ada, eve]));
    const loser = changes[0] !== undefined && "code" in changes[0] ? eve : ada;
    expect(after.get(loser)).toBe(before.get(loser));
  });

  it("are kept for the shop where Shopify knows them as a discount, and wait for its answer where there is none", async () => {
    const shopId = await makeShop();
    await inShop(shopId, async (tx) => {
      const [ada = ""] = await members(tx, 1);
      const first = (await codesOf(tx, [ada])).get(ada)!;
      expect(await changeCode(tx, ada, "SUMMER-24", "discount")).toEqual({ refused: "reserved" });
      expect(await changeCode(tx, ada, "SUMMER-25", "unanswered")).toEqual({ refused: "unanswered" });
      expect(await changeCode(tx, ada, first, "unanswered")).toEqual({ code: first });
      expect((await codesOf(tx, [ada])).get(ada)).toBe(first);
    });
  });

  it.each([
    ["A-B", "malformed"],
    ["ROSÉ24", "malformed"],
    ["merde", "indecent"],
    ["sh1t-24", "indecent"],
    ["fidel1o", "reserved"],
    ["TE5T", "reserved"],
  ])("%s is refused as %s", async (wish, refused) => {
    const shopId = await makeShop();
    await inShop(shopId, async (tx) => {
      const [ada = ""] = await members(tx, 1);
      expect(await changeCode(tx, ada, wish, "free")).toEqual({ refused });
    });
  });
});

describe("decency", () => {
  it.each(["CLASSIC", "SCUNTHORPE", "ESSEX", "PASSION", "MARIE-LOU", "COCORICO", "ROSE24", "DOCUMENT", "GRASSE"])(
    "%s is decent",
    (code) => {
      expect(isDecent(code)).toBe(true);
    },
  );
  it.each(["MERDE", "M3RDE", "FUCK-YOU", "FUCKYOU24", "PUTE", "PUT3", "5H1T", "B1TCHES", "SA1OPE", "ENCULE", "N4ZI88", "ASS-24", "CUNT1"])(
    "%s is not",
    (code) => {
      expect(isDecent(code)).toBe(false);
    },
  );
});
