import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { singleton } from "../../base/singleton";
import { systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import type { AdvocateAnswer } from "../../face/advocate/advocate-answer";
import { demoProgram } from "../../loyalty/default-program";
import { ensureMembers } from "../../members/ensure.server";
import { customer } from "../../members/members.fixture";
import { publishProgram } from "../../programs/publish.server";
import { shopRow } from "../../programs/shop.server";
import { firstNameOf } from "../../referrals/advocate.server";
import { changeCode } from "../../referrals/codes.server";
import { cancelled, makeWorld, orderOf, referralProgram, type World } from "../../referrals/flow.fixture";
import { rejectReferral } from "../../referrals/steps.server";
import { settleReferrals } from "../../referrals/settle.server";
import { asking, type ExtensionPath } from "./extension.fixture";

useDatabase();
beforeEach(() => singleton("proxy-rate", () => new Map()).clear());
afterEach(() => systemSql("update clock set offset_ms = 0"));

const milestones = [
  { friends: 1, points: "50" },
  { friends: 3, tier: "silver", days: 365 },
] as const;
const program = { ...referralProgram, milestones: [...milestones] };

async function doorTo(world: World) {
  const { domain } = await inShop(world.shopId, shopRow);
  const ask = async (who: string | null, path: ExtensionPath, send?: Record<string, unknown>, language = "en") =>
    asking<AdvocateAnswer>(domain, who, path, { query: { language }, ...(send && { send: { ...send, language } }) });
  return { domain, ask, page: async (who: string, language?: string) => (await ask(who, "referrals", undefined, language)).body };
}

describe("an advocate's own page", () => {
  it("has the code, the link, what both get and the ways to share", async () => {
    const world = await makeWorld(program);
    const { domain, page } = await doorTo(world);
    const ada = await world.advocate();
    const seen = await page(ada.customerId);
    expect(seen).toMatchObject({
      open: true,
      code: ada.code,
      link: `https://${domain}/apps/fidelio/friend/${ada.code}`,
      friends: [],
      earned: [],
    });
    expect(seen.offer).toEqual([
      "You get 200 points for each friend whose first order here came through you.",
      "It comes 14 days after the order, if the order is kept.",
      "Your friend gets £10.00 off on orders of £40.00 or more.",
    ]);
    expect(seen.share?.text).toBe(`For your first order at ${domain}: £10.00 off on orders of £40.00 or more.`);
    expect(seen.share?.ways.map(({ to }) => to)).toEqual(["whatsapp", "messenger", "messenger-web", "x", "sms", "mail"]);
    for (const { to, url } of seen.share?.ways ?? []) if (to !== "messenger-web") expect(decodeURIComponent(url)).toContain(seen.link);
    expect(seen.milestones.map(({ says, progress }) => [says, progress])).toEqual([
      ["1 friend: 50 points", "0 of 1"],
      ["3 friends: Silver for 365 days", "0 of 3"],
    ]);
    const french = await page(ada.customerId, "fr");
    expect(french.offer[0]).toBe("Vous recevez 200 points pour chaque personne dont la première commande ici passe par vous.");
  });

  it("says of each friend what waits and until when, what came of it, and their first name once they ordered", async () => {
    const world = await makeWorld(program);
    const { page } = await doorTo(world);
    const ada = await world.advocate();
    const bob = customer({ email: "bob@example.com", firstName: "Bob", lastName: "Barker" });
    await inShop(world.shopId, (tx) => ensureMembers(tx, [bob]));
    const id = await world.claim(ada.code, "bob@example.com");
    const friend = async () => (await page(ada.customerId)).friends.map(({ name, says }) => `${name}: ${says}`);
    expect(await friend()).toEqual([expect.stringMatching(/^Somebody: Has until \d+ \w+ \d{4} to order\.$/u)]);
    const order = await orderOf(world, { customerId: bob.customerId });
    await world.hear(order);
    expect(await friend()).toEqual(["Bob: Has ordered. The order is being checked."]);
    await world.judge(id);
    expect(await friend()).toEqual([
      expect.stringMatching(/^Bob: Has ordered\. You get 200 points on \d+ \w+ \d{4}, if the order is kept\.$/u),
    ]);
    await world.pass(15);
    await settleReferrals(world.shopId);
    expect(await friend()).toEqual([expect.stringMatching(/^Bob: You got 200 points on \d+ \w+ \d{4}\.$/u)]);
    const seen = await page(ada.customerId);
    expect(seen.earned).toEqual(["250 points for 1 friend so far."]);
    expect(seen.milestones.map(({ reached, progress }) => [reached, progress])).toEqual([
      [true, "Reached"],
      [false, "1 of 3"],
    ]);
    await world.hear(cancelled(order));
    expect(await friend()).toEqual(["Bob: The order was taken back, so there is nothing for it."]);
    expect(JSON.stringify(await page(ada.customerId))).not.toMatch(/Barker|bob@example|order_id/iu);
  });

  it("of a held friend says that somebody looks, of a rejected one not even the first name", async () => {
    const world = await makeWorld(program);
    const { page } = await doorTo(world);
    const ada = await world.advocate();
    const bob = customer({ email: "bob@example.com", firstName: "Bob" });
    await inShop(world.shopId, (tx) => ensureMembers(tx, [bob]));
    const id = await world.claim(ada.code, "bob@example.com");
    await world.hear(await orderOf(world, { customerId: bob.customerId }));
    await world.judge(id, true);
    expect((await page(ada.customerId)).friends).toMatchObject([{ says: "The shop is having a look. It goes on when that is done." }]);
    await inShop(world.shopId, (tx) => rejectReferral(tx, id, { by: "staff:1", reason: "other" }));
    expect((await page(ada.customerId)).friends).toMatchObject([
      { name: "Somebody", says: "It could not be accepted. The shop answers questions about it." },
    ]);
  });

  it("takes a code of the member's own, and says beside the field why another is not taken", async () => {
    const world = await makeWorld(program);
    const { ask, page } = await doorTo(world);
    const [ada, eve] = [await world.advocate(), await world.advocate()];
    const kept = await ask(ada.customerId, "referrals/code", { code: "a+b" });
    expect(kept).toMatchObject({ status: 422, body: { reason: "malformed", field: "code" } });
    // nobody answers for Shopify in this world: what it says is asked about in proxy/advocate.db.test.ts
    expect((await ask(ada.customerId, "referrals/code", { code: "Ada-Rocks" })).body).toMatchObject({ reason: "unanswered" });
    await inShop(world.shopId, (tx) => changeCode(tx, ada.id, "Ada-Rocks", "free"));
    expect((await page(ada.customerId)).link).toContain("/friend/ADA-ROCKS");
    expect(await ask(eve.customerId, "referrals/code", { code: "ADAR0CKS" })).toMatchObject({ status: 409, body: { reason: "taken" } });
    // the code that was handed on before still leads to her
    await world.claim(ada.code, "late@example.com");
    expect((await page(ada.customerId)).friends).toHaveLength(1);
  });

  it("hides a first name as its owner wishes, on either side", async () => {
    const world = await makeWorld(program);
    const { ask, page } = await doorTo(world);
    const ada = await world.advocate();
    expect((await page(ada.customerId)).nameShown).toBe(true);
    for (const show of ["no", "no", "yes", "no"]) {
      expect((await ask(ada.customerId, "referrals/name", { show })).body.nameShown).toBe(show === "yes");
      expect(await inShop(world.shopId, (tx) => firstNameOf(tx, ada.id))).toBe(show === "yes" ? "Ada" : null);
    }
    const bob = customer({ email: "bob@example.com", firstName: "Bob" });
    await inShop(world.shopId, (tx) => ensureMembers(tx, [bob]));
    await world.claim(ada.code, "bob@example.com");
    await world.hear(await orderOf(world, { customerId: bob.customerId }));
    expect((await page(ada.customerId)).friends).toMatchObject([{ name: "Bob" }]);
    await ask(bob.customerId, "referrals/name", { show: "no" });
    expect((await page(ada.customerId)).friends).toMatchObject([{ name: "Somebody" }]);
  });

  it("hands out no link while referrals are not open, and still says what came of those that were begun", async () => {
    const world = await makeWorld(program);
    const { ask, page } = await doorTo(world);
    const ada = await world.advocate();
    await world.claim(ada.code, "bob@example.com");
    await inShop(world.shopId, (tx) => publishProgram(tx, { ...demoProgram, referral: null }, { by: "test" }));
    expect(await page(ada.customerId)).toMatchObject({ open: false, code: null, link: null, share: null, offer: [], nameShown: null });
    expect((await page(ada.customerId)).friends).toHaveLength(1);
    expect(await ask(ada.customerId, "referrals/code", { code: "ADA-ROCKS" })).toMatchObject({ status: 409 });
    expect(await ask(null, "referrals")).toMatchObject({ status: 401 });
  });
});
