import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { singleton } from "../../base/singleton";
import { inShop } from "../../db/tenancy.server";
import { blockMember, leaveMember } from "../../members/membership.server";
import { changeSettings } from "../../programs/settings.server";
import { publishProgram } from "../../programs/publish.server";
import { pauseSpending, resumeSpending } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { useShop } from "../../redemptions/redemptions.fixture";
import type { StaffActAnswer, StaffAdjustAnswer, StaffCustomerAnswer, StaffOrderAnswer, StaffRefusal } from "./answers";
import { asStaff } from "./staff.fixture";

useDatabase({ connections: 20 });
const shop = useShop();

const look = async (customer: string, more: Record<string, string> = {}) =>
  (await asStaff<StaffCustomerAnswer>(shop.domain, "customer", { query: { customer, surface: "till", language: "en", ...more } })).body;
const redeemed = (customer: string, sent: object = {}) =>
  asStaff<StaffActAnswer & StaffRefusal>(shop.domain, "redeem", {
    sent: { customer, reward: "five-off", redemption: "0", language: "en", ...sent },
  });
const acts = (action: string) => inShop(shop.id, (tx) => tx.prisma.auditEntry.findMany({ where: { action }, orderBy: { id: "asc" } }));

beforeEach(() => singleton("proxy-rate", () => new Map()).clear());

describe("a customer at the till", () => {
  it("is shown with what they have and may take, and that somebody looked is noted once", async () => {
    const member = await shop.member(250);
    const before = (await acts("member.read")).length;
    const { member: shown, notes, rewards, codes, next } = await look(member);
    expect(shown).toMatchObject({ status: "active", points: 250, available: "250 points", held: null, owed: null });
    expect(notes).toEqual([]);
    expect(rewards.slice(0, 2).map(({ key, cost, says, can, ask }) => ({ key, cost, says, can, ask }))).toEqual([
      { key: "five-off", cost: "200 points", says: "Leaves 50 points", can: true, ask: "Exchange 200 points for “£5 off”?" },
      { key: "small", cost: "60 points", says: "Leaves 190 points", can: true, ask: "Exchange 60 points for “£1.50 off”?" },
    ]);
    expect([codes, next.redemption]).toEqual([[], "0"]);
    await look(member, { surface: "block" });
    const reads = (await acts("member.read")).slice(before);
    expect(reads.map(({ actor }) => actor)).toEqual(["staff:42"]);
  });

  it("is told of in the language of the person at the till, whose name is asked for", async () => {
    const { member, words } = await look(await shop.member(250), { language: "fr-CA" });
    expect(member?.standing).toBe("Actif");
    expect(words["redeem"]).toBe("Échanger");
    const staff = await inShop(shop.id, (tx) => tx.prisma.staff.findMany());
    expect(staff.map(({ id, name }) => [id.toString(), name])).toEqual([["42", "Ada Shopkeeper"]]);
  });

  it("is nobody while nothing is known of them", async () => {
    expect(await look("4040404")).toMatchObject({ member: null, rewards: [], codes: [], perks: [] });
    const unknown = "This customer has neither ordered nor joined yet: there is nothing to show.";
    expect((await look("4040404")).notes).toEqual([unknown, "This customer becomes a member with their next order."]);
    expect((await look("4040404", { surface: "block" })).notes).toEqual([unknown]);
  });

  it("is told how to join where they have not: by themselves, because staff cannot agree for them", async () => {
    const customer = await shop.member(250);
    await inShop(shop.id, (tx) =>
      tx.prisma.member.updateMany({
        where: { customerId: BigInt(customer) },
        data: { status: "candidate", joinedAt: null, joinedHow: null },
      }),
    );
    const { program } = (await inShop(shop.id, liveVersion))!;
    const enrolling = (enrolment: typeof program.enrolment) =>
      inShop(shop.id, (tx) => publishProgram(tx, { ...program, enrolment }, { by: "test" }));
    for (const [enrolment, how] of [
      ["first-seen-signed-in", "To join, the customer signs in once to the online store."],
      ["opt-in", "To join, the customer agrees to the terms on the online store’s loyalty page."],
    ] as const) {
      await enrolling(enrolment);
      const { notes, rewards } = await look(customer);
      expect(notes).toEqual([expect.stringMatching(/^Not joined yet/u), expect.stringContaining(how)]);
      expect(rewards.some(({ can }) => can)).toBe(false);
    }
    await enrolling("automatic");
  });

  it("may take nothing while blocked, left, while spending is paused, or nobody sees the program; each is said", async () => {
    const [blocked, left, member] = [await shop.member(500), await shop.member(500), await shop.member(500)];
    await inShop(shop.id, (tx) => blockMember(tx, blocked));
    await inShop(shop.id, (tx) => leaveMember(tx, left));
    const stands = async (customer: string) => {
      const { notes, rewards } = await look(customer);
      return { says: notes.join(" "), can: rewards.some(({ can }) => can) };
    };
    expect(await stands(blocked)).toEqual({ says: expect.stringMatching(/^Blocked since/u) as string, can: false });
    expect(await stands(left)).toEqual({ says: expect.stringMatching(/^Left on/u) as string, can: false });
    await inShop(shop.id, (tx) => pauseSpending(tx, "test"));
    expect(await stands(member)).toEqual({ says: "Spending is paused for the whole shop.", can: false });
    expect((await redeemed(member)).body).toMatchObject({ reason: "spending-paused", title: "Redeeming is paused for the whole shop." });
    await inShop(shop.id, (tx) => resumeSpending(tx, "test"));
    await inShop(shop.id, (tx) => changeSettings(tx, { visibility: { who: "nobody", tag: "x" } }));
    expect((await stands(member)).can).toBe(false);
    expect((await redeemed(member)).body).toMatchObject({ reason: "reward-unavailable" });
    await inShop(shop.id, (tx) => changeSettings(tx, { visibility: { who: "everyone", tag: "x" } }));
    expect((await redeemed(blocked)).body).toMatchObject({ status: 409, reason: "blocked" });
    expect(await shop.balance(member)).toMatchObject({ available: 500, held: 0 });
  });
});

describe("redeeming at the till", () => {
  it("makes one code however often it is tapped, in the person's name, and gives it back", async () => {
    const member = await shop.member(250);
    const before = (await acts("redemption.redeem")).length;
    const taps = await Promise.all(Array.from({ length: 4 }, () => redeemed(member)));
    const codes = new Set(taps.map(({ body }) => body.code));
    expect(taps.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(codes.size).toBe(1);
    expect(shop.codes().filter(({ code }) => codes.has(code))).toHaveLength(1);
    expect(await shop.balance(member)).toMatchObject({ available: 50, held: 200 });
    const [noted, ...others] = (await acts("redemption.redeem")).slice(before);
    expect(others).toEqual([]);
    expect(noted).toMatchObject({ actor: "staff:42", detail: { reward: "five-off", surface: "pos" } });
    const [held] = (await look(member)).codes;
    expect(held).toMatchObject({ id: noted?.subject, code: [...codes][0], title: "£5 off" });
    const returned = await asStaff<StaffActAnswer>(shop.domain, "give-back", {
      sent: { customer: member, redemption: held?.id },
      staffId: "43",
    });
    expect([returned.status, returned.body.customer.codes]).toEqual([200, []]);
    expect(await shop.balance(member)).toMatchObject({ available: 250, held: 0 });
    expect((await acts("redemption.release")).at(-1)).toMatchObject({ actor: "staff:43", subject: held?.id });
    expect(shop.codes().find(({ code }) => codes.has(code))?.active ?? false).toBe(false);
    // the till still shows the page from before
    expect((await redeemed(member)).status).toBe(409);
    expect(await shop.balance(member)).toMatchObject({ available: 250, held: 0 });
  });

  it("gives nobody a code of somebody else's, and takes back none", async () => {
    const [owner, other] = [await shop.member(250), await shop.member(250)];
    const { body } = await redeemed(owner);
    const [held] = body.customer.codes;
    const again = await asStaff<StaffRefusal>(shop.domain, "give-back", { sent: { customer: other, redemption: held?.id } });
    expect(again.body).toMatchObject({ status: 409, reason: "unavailable" });
    expect(JSON.stringify(again.body)).not.toContain(held?.code);
    const mine = await redeemed(other);
    expect(mine.body.code).not.toBe(body.code);
    expect(await shop.balance(owner)).toMatchObject({ held: 200 });
  });

  it("says why not, in words of the member", async () => {
    const poor = await shop.member(10);
    const why = async (sent: object, customer = poor) => (await redeemed(customer, sent)).body.title;
    expect(await why({})).toBe("The balance is too low for this reward.");
    expect(await why({ reward: "none" })).toBe("This reward is no longer offered.");
    expect(await why({}, "4040404")).toBe("This customer has not joined the program.");
    expect(await why({ language: "fr" })).toBe("Le solde est insuffisant pour cette récompense.");
    expect((await redeemed(poor, { reward: "" })).status).toBe(400);
    expect(await shop.balance(poor)).toMatchObject({ available: 10, held: 0 });
  });

  it("answers that the code is being made while Shopify is away", async () => {
    const member = await shop.member(250);
    shop.faults({ error: 1 });
    const { status, body } = await redeemed(member);
    expect([status, body.code, body.says]).toEqual([202, null, null]);
    expect(body.customer.codes).toEqual([]);
    expect(await shop.balance(member)).toMatchObject({ available: 50, held: 200 });
  });
});

describe("what is no code for the cart", () => {
  it("is the member's at once: a gift card is only said to be made, its code is theirs", async () => {
    const member = await shop.member(100);
    const { status, body } = await redeemed(member, { reward: "card" });
    expect([status, body.code]).toEqual([201, null]);
    expect(body.says).toMatch(/^The gift card is made\./u);
    const [card] = shop.cards().filter(({ customer }) => customer === member);
    expect(JSON.stringify(body)).not.toContain(card?.code);
    expect((await redeemed(member, { reward: "card" })).body.says).toBe(body.says);
    expect(await shop.balance(member)).toMatchObject({ available: 0, held: 0 });
  });

  it("a perk waits to be handed over, and is noted once, by whoever was first", async () => {
    const [member, other] = [await shop.member(80), await shop.member(80)];
    const { body } = await redeemed(member, { reward: "tote" });
    expect(body.says).toBe("Redeemed: hand it over, then note it here.");
    const [perk] = body.customer.perks;
    expect(perk).toMatchObject({ title: "A tote bag" });
    const hand = (customer: string, staffId: string) =>
      asStaff<StaffActAnswer & StaffRefusal>(shop.domain, "hand-over", { sent: { customer, redemption: perk?.id }, staffId });
    expect((await hand(other, "43")).body).toMatchObject({ status: 409, reason: "unavailable" });
    expect((await hand(member, "43")).body.customer.perks).toEqual([]);
    expect((await hand(member, "42")).status).toBe(200);
    const noted = (await acts("redemption.hand-over")).filter(({ subject }) => subject === perk?.id);
    expect(noted.map(({ actor }) => actor)).toEqual(["staff:43"]);
  });
});

describe("an order on Shopify's page", () => {
  it("says what it earned, from when, why and for whom; that it was looked at is noted", async () => {
    const member = await shop.member(0);
    const id = await shop.order(member, [], "12.05");
    const unknown = await asStaff<StaffOrderAnswer>(shop.domain, "order", { query: { order: id } });
    expect(unknown.body).toMatchObject({ order: null, notes: [expect.stringContaining("not come in yet")] });
    await shop.hear(id);
    const before = (await acts("member.read")).length;
    const { body } = await asStaff<StaffOrderAnswer>(shop.domain, "order", { query: { order: id } });
    expect(body.order).toMatchObject({ earned: "48 points", of: null, customerId: member, rewards: [] });
    expect(body.order?.from).toMatch(/^Can be spent from \d+ \w+ \d{4}$/u);
    expect(body.order?.reasons.join(" ")).toContain("48 points");
    expect((await acts("member.read")).slice(before)).toHaveLength(1);
  });
});

describe("adjusting on Shopify's page of a customer", () => {
  const adjust = (customer: string, sent: object, staffId = "42") =>
    asStaff<StaffAdjustAnswer & StaffRefusal>(shop.domain, "adjust", {
      sent: { customer, id: uuid(), points: "10", reason: "Late parcel", language: "en", ...sent },
      staffId,
    });

  it("is done once for each name, with its reason, in the person's name", async () => {
    const member = await shop.member(0);
    const id = uuid();
    const [first] = await Promise.all([adjust(member, { id }), adjust(member, { id })]);
    expect(first?.body).toMatchObject({ says: "Points adjusted", customer: { member: { points: 10 } } });
    const noted = (await acts("member.adjust")).filter(({ detail }) => (detail as { id: string }).id === id);
    expect(noted).toMatchObject([{ actor: "staff:42", detail: { amount: 10, reason: "Late parcel" } }]);
    expect(first?.body.customer.next.adjustment).not.toBe(id);
  });

  it("is refused at its field, in words", async () => {
    const member = await shop.member(5);
    expect((await adjust(member, { points: "ten" })).body).toMatchObject({
      status: 422,
      field: "points",
      title: "Write a whole number, such as 50 or -50.",
    });
    expect((await adjust(member, { reason: " " })).body).toMatchObject({ field: "reason", title: "Say why, in a few words." });
    expect((await adjust(member, { points: "-6" })).body).toMatchObject({ field: "points", title: "Only 5 points can be taken off." });
    expect(await shop.balance(member)).toMatchObject({ available: 5 });
  });

  it("above the person's limit waits for a second one", async () => {
    const member = await shop.member(0);
    const { body } = await adjust(member, { points: "50000" }, "43");
    expect(body.says).toBe("Above your limit today: a second person can confirm it");
    expect(await shop.balance(member)).toMatchObject({ available: 0 });
  });
});

it("a person who asks too often waits a minute", async () => {
  const member = await shop.member(0);
  const asked = await Promise.all(
    Array.from({ length: 40 }, () => asStaff<StaffRefusal>(shop.domain, "customer", { query: { customer: member, language: "en" } })),
  );
  const refused = asked.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(5);
  expect(refused[0]?.body).toMatchObject({ reason: "rate-limited", title: "That was very often. Wait a minute, then try again." });
  expect((await asStaff(shop.domain, "customer", { query: { customer: member }, staffId: "43" })).status).toBe(200);
});
