import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { makeShop } from "../intake/intake.fixture";
import { demoProgram } from "../loyalty/default-program";
import { discardDraft, publishDraft, saveDraft } from "./draft.server";
import { shopNeeds } from "./shop-needs.server";

useDatabase();
const rule = { key: "points", title: { en: "Points" }, on: "order" as const, points: "1" };
const program = (more: object) => ({ ...demoProgram, tiers: null, earning: [{ ...rule, ...more }] });
const nothing = { goods: false, catalogue: false, customerTags: [], segments: [], giftCard: false };

describe("what a shop's rules need of Shopify", () => {
  it("is nothing, for rules about orders alone", async () => {
    const { id } = await makeShop();
    expect(await inShop(id, shopNeeds)).toEqual(nothing);
  });

  it("is what the draft asks too, as it was saved last, and a version that waits for its day", async () => {
    const { id } = await makeShop();
    const by = "staff:1";
    const needs = () => inShop(id, shopNeeds);
    const revision = await inShop(id, (tx) => saveDraft(tx, program({ lines: { only: { tags: ["Coffee"] } } }), { by, revision: null }));
    expect(await needs()).toEqual({ ...nothing, goods: true, catalogue: true });
    await inShop(id, (tx) => saveDraft(tx, program({ when: { customerTags: { any: ["VIP"] } } }), { by, revision }));
    expect(await needs()).toEqual({ ...nothing, customerTags: ["vip"] });
    await inShop(id, (tx) => discardDraft(tx, by));
    expect(await needs()).toEqual(nothing);
    await inShop(id, async (tx) => {
      const saved = await saveDraft(tx, program({ when: { segments: ["7"] } }), { by, revision: null });
      await publishDraft(tx, { by, revision: saved, at: new Date(tx.now.getTime() + 86_400_000) });
    });
    expect(await needs()).toEqual({ ...nothing, segments: ["7"] });
  });
});
