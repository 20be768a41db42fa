import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { guestHashOf } from "../members/profile.server";
import type { Claimed } from "./claim.server";
import type { ClaimRefusal } from "./referral";
import { useReferralShop } from "./referrals.fixture";

useDatabase({ connections: 20 });
const shop = useReferralShop();
const combinesWith = { order: false, product: false, shipping: false };
const tenOff = { advocate: { points: "200" }, friend: { kind: "amount" as const, value: "10.00", minimumSubtotal: "40.00" } };

let friends = 0;
const address = () => `friend${(friends += 1)}@example.com`;
const rows = () => inShop(shop.id, (tx) => tx.prisma.referral.findMany());
const rowOf = (email: string) =>
  inShop(shop.id, (tx) => tx.prisma.referral.findFirstOrThrow({ where: { friendHash: guestHashOf(email) } }));
const claimed = (answer: Claimed | { refused: ClaimRefusal }): Claimed => {
  if ("refused" in answer) throw new Error(`refused: ${answer.refused}`);
  return answer;
};

beforeEach(() => shop.publish(tenOff));

describe("claiming", () => {
  it("answers the friend's code, which stands at Shopify, of one use and nobody's, to the end of the window", async () => {
    const { code, memberId } = await shop.advocate();
    const email = address();
    const { code: own, ...answer } = claimed(await shop.claim({ code, email }));
    expect(answer).toMatchObject({ waiting: false, gain: { kind: "amount", value: "10.00", combinesWith } });
    expect(shop.codes()).toContainEqual({ code: own, active: true });
    expect(await rowOf(email)).toMatchObject({
      advocateId: memberId,
      friendId: null,
      state: "claimed",
      surface: "storefront",
      language: "en",
    });
    const discount = await inShop(shop.id, (tx) => tx.prisma.discount.findFirstOrThrow({ where: { code: own ?? "" } }));
    expect(discount).toMatchObject({ purpose: "referral", memberId: null, endsAt: answer.windowUntil });
    expect(discount.document).toMatchObject({
      customerId: null,
      minimumSubtotal: "40.00",
      title: "£10.00 off on orders of £40.00 or more",
    });
  });

  it("is the same referral and the same code for the same address, whatever it is typed on", async () => {
    const { code } = await shop.advocate();
    const email = address();
    const first = claimed(await shop.claim({ code, email }));
    const again = claimed(await shop.claim({ code, email: ` ${email.toUpperCase()} `, surface: "link", network: "198.51.100.4" }));
    expect(again).toEqual(first);
  });

  it.each([
    ["in small letters", (code: string) => code.toLowerCase()],
    ["with spaces and hyphens", (code: string) => ` ${code.slice(0, 4)} - ${code.slice(4)} `],
    ["within a whole link", (code: string) => `https://demo.myshopify.com/apps/fidelio/friend/${code}?utm_source=x`],
  ])("takes the code %s", async (_, written) => {
    const { code } = await shop.advocate();
    expect(claimed(await shop.claim({ code: written(code), email: address() })).code).toMatch(/^[\w-]{14}$/u);
  });

  it("knows a signed-in friend by Shopify's word, whatever they typed", async () => {
    const { code } = await shop.advocate();
    const customer = await shop.member(0);
    const first = claimed(await shop.claim({ code, customerId: customer, email: "somebody@else.example" }));
    expect(claimed(await shop.claim({ code, customerId: customer }))).toEqual(first);
    const mine = await inShop(shop.id, (tx) => tx.prisma.referral.findFirstOrThrow({ where: { id: first.id } }));
    expect(mine.friendId).not.toBeNull();
  });

  it("keeps hashes of address, mailbox and network, and nothing that can be read", async () => {
    const { code } = await shop.advocate();
    const email = "Jane.Doe+shop@googlemail.com";
    claimed(await shop.claim({ code, email, network: "198.51.100.77" }));
    const row = await rowOf(email);
    const text = JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    for (const word of ["jane", "doe", "googlemail", "gmail", "198.51"]) expect(text.toLowerCase()).not.toContain(word);
    const alias = claimed(await shop.claim({ code, email: "janedoe@gmail.com", network: "198.51.100.78" }));
    const other = await inShop(shop.id, (tx) => tx.prisma.referral.findFirstOrThrow({ where: { id: alias.id } }));
    // one mailbox under two addresses is judged, not refused
    expect([other.friendAliasHash, other.friendHash === row.friendHash]).toEqual([row.friendAliasHash, false]);
    expect(other.networkHash).not.toBe(row.networkHash);
  });

  it("of points or a reward gives no code now: they come when the advocate's do", async () => {
    await shop.publish({ advocate: { points: "200" }, friend: { kind: "points", points: "50" } });
    const { code } = await shop.advocate();
    expect(claimed(await shop.claim({ code, email: address() }))).toMatchObject({ code: null, waiting: false, gain: { kind: "points" } });
  });

  it("says that the code is being made while Shopify does not answer, and has it afterwards", async () => {
    const { code } = await shop.advocate();
    const email = address();
    shop.faults({ error: 1 });
    expect(claimed(await shop.claim({ code, email }))).toMatchObject({ code: null, waiting: true });
    shop.faults({});
    expect(claimed(await shop.claim({ code, email })).waiting).toBe(false);
  });
});

describe("a claim is refused", () => {
  const refused = async (reason: ClaimRefusal, wish: Parameters<typeof shop.claim>[0]) => {
    const before = await rows();
    expect(await shop.claim(wish)).toEqual({ refused: reason });
    expect((await rows()).length).toBe(before.length);
  };

  it("without a code, without an address, for a code of nobody's", async () => {
    const { code } = await shop.advocate();
    await refused("empty", { code: "  ", email: address() });
    for (const email of [null, "", "jane", "jane@nowhere", "a b@example.com"]) await refused("address-missing", { code, email });
    await refused("unknown-code", { code: "NOBODYS-CODE", email: address() });
  });

  it("of who has left, for they bring nobody", async () => {
    const { code, memberId } = await shop.advocate();
    await inShop(shop.id, (tx) => tx.prisma.member.updateMany({ where: { id: memberId }, data: { status: "left", leftAt: tx.now } }));
    await refused("unknown-code", { code, email: address() });
  });

  it("for one's own code, signed in or by one's address", async () => {
    const { code, customer, memberId } = await shop.advocate();
    await refused("own-code", { code, customerId: customer });
    const email = address();
    await inShop(shop.id, (tx) => tx.prisma.member.updateMany({ where: { id: memberId }, data: { email, emailHash: guestHashOf(email) } }));
    await refused("own-code", { code, email: email.toUpperCase() });
  });

  it("for who has paid for an order here, as a customer or as a guest; not where the order was cancelled", async () => {
    const { code } = await shop.advocate();
    const customer = await shop.member(0);
    const order = await shop.order(customer);
    await shop.hear(order);
    await refused("existing-customer", { code, customerId: customer });
    await shop.control(`/orders/${order}/cancel`, {});
    await shop.hear(order);
    expect(claimed(await shop.claim({ code, customerId: customer })).id).toBeTruthy();
  });

  it("when another advocate was first; the first one's code still leads to the same referral", async () => {
    const [ada, eve] = [await shop.advocate(), await shop.advocate()];
    const email = address();
    const first = claimed(await shop.claim({ code: ada.code, email }));
    await refused("already-claimed", { code: eve.code, email });
    expect(claimed(await shop.claim({ code: ada.code, email }))).toEqual(first);
  });

  it("once the window has passed by the same advocate; another may bring them then", async () => {
    const [ada, eve] = [await shop.advocate(), await shop.advocate()];
    const email = address();
    const first = claimed(await shop.claim({ code: ada.code, email }));
    await shop.later(31);
    expect(await shop.claim({ code: ada.code, email })).toEqual({ refused: "claim-expired" });
    expect(claimed(await shop.claim({ code: eve.code, email })).id).not.toBe(first.id);
    expect((await rows()).find(({ id }) => id === first.id)).toMatchObject({ state: "expired", reason: "window-over" });
  });

  it("when the advocate's month is full", async () => {
    await shop.publish({ ...tenOff, monthlyLimit: 1 });
    const { code } = await shop.advocate();
    const first = claimed(await shop.claim({ code, email: address() }));
    await inShop(shop.id, (tx) =>
      tx.prisma.referral.updateMany({ where: { id: first.id }, data: { state: "qualified", qualifiedAt: tx.now, orderId: 1n } }),
    );
    await refused("limit-reached", { code, email: address() });
  });

  it("while referrals are off, or earning is paused", async () => {
    const { code } = await shop.advocate();
    await shop.publish(tenOff, { earningPaused: true });
    await refused("referrals-paused", { code, email: address() });
    await shop.publish(null);
    await refused("referrals-paused", { code, email: address() });
  });
});

describe("many at once", () => {
  it("50 claims of one friend by 10 advocates are one referral and one code", async () => {
    const advocates = await Promise.all(Array.from({ length: 10 }, () => shop.advocate()));
    const email = address();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => shop.claim({ code: advocates[at % 10]!.code, email })));
    const taken = answers.filter((answer): answer is Claimed => !("refused" in answer));
    const mine = await inShop(shop.id, (tx) => tx.prisma.referral.findMany({ where: { friendHash: guestHashOf(email) } }));
    expect(mine).toHaveLength(1);
    expect(new Set(taken.map(({ id }) => id))).toEqual(new Set([mine[0]!.id]));
    expect(taken).toHaveLength(5);
    expect(new Set(answers.flatMap((answer) => ("refused" in answer ? [answer.refused] : [])))).toEqual(new Set(["already-claimed"]));
    const codes = await inShop(shop.id, (tx) => tx.prisma.discount.count({ where: { id: mine[0]!.discountId ?? "" } }));
    expect(codes).toBe(1);
  });
});
