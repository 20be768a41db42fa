import { v7 } from "uuid";
import { beforeAll, expect, it } from "vitest";
import { until } from "../../devstore/local/wait";
import { systemPrisma } from "../../app/db/system.server";
import { inShop } from "../../app/db/tenancy.server";
import { memberOfCustomer } from "../../app/members/member-rows.server";
import { publishProgram } from "../../app/programs/publish.server";
import { testProgram } from "../../app/redemptions/test-shop.fixture";
import { codesOf } from "../../app/referrals/codes.server";
import { gainsOf } from "../../app/referrals/gain-rows.server";
import { referralOf } from "../../app/referrals/rows.server";
import { useRealShop } from "../support/real-shop";

/** The worker is killed at each step of one referral, as a machine that loses power would. */
const house = useRealShop();
const patient = 240_000;

const referral = {
  advocate: { reward: "small" },
  friend: { kind: "reward", reward: "credit" },
  milestones: [{ friends: 1, points: "70" }],
  waitDays: 1,
} as const;

beforeAll(async () => {
  await systemPrisma().shop.update({ where: { id: BigInt(house.shopId) }, data: { appPlan: "growth" } });
  await inShop(house.shopId, (tx) =>
    publishProgram(tx, { ...testProgram, referral: { ...referral, milestones: [...referral.milestones] } }, { by: "test" }),
  );
});

const memberId = (customer: string) => inShop(house.shopId, async (tx) => (await memberOfCustomer(tx, customer))!.id);
const state = (id: string) => inShop(house.shopId, async (tx) => (await referralOf(tx, id)).state);
const gains = (id: string) => inShop(house.shopId, (tx) => gainsOf(tx, [id]));

/** Codes of the shop's rewards that referrals gave, here and at Shopify. */
async function codes(): Promise<Array<{ state: string; active: boolean[] }>> {
  const rows = await inShop(house.shopId, (tx) => tx.prisma.discount.findMany({ where: { purpose: "referral", kind: "amount" } }));
  return rows.map(({ code, state: ours }) => ({
    state: ours,
    active: house.codes().flatMap((one) => (one.code === code ? [one.active] : [])),
  }));
}

it("a referral whose worker is killed at each step pays both sides once, and takes back once", { timeout: patient }, async () => {
  const [ada, bob] = [await house.member(0), await house.member(0)];
  const advocate = await memberId(ada);
  const code = await inShop(house.shopId, async (tx) => (await codesOf(tx, [advocate])).get(advocate)!);
  expect((await house.shopper(bob, "friend", { code })).status).toBe(201);
  const [{ id }] = (await inShop(house.shopId, (tx) => tx.prisma.referral.findMany({ select: { id: true } }))) as [{ id: string }];

  // while Shopify is asked who the two are
  let killed = house.gates.worker.next("ReadOrderIdentities", "after", () => house.worker.kill());
  const orderId = await house.order(bob);
  await killed;
  expect(await state(id)).toBe("qualified");
  await house.worker.start();
  await until("the judge", async () => (await state(id)) === "waiting", patient);

  // in the middle of the reward: state, code and credit are written, the milestone is not
  const milestone = await house.hold(
    `insert into referral_gain (shop_id, id, member_id, side, friends, kind, points, given_at) values ($1, $2, $3, 'milestone', 1, 'points', 70, now())`,
    [house.shopId, v7(), advocate],
  );
  await house.daysLater(2);
  await house.settleReferrals();
  await milestone.awaited();
  await house.worker.kill();
  await milestone.free();
  expect([await state(id), await gains(id), await house.balance(ada)]).toMatchObject(["waiting", [], { available: 0 }]);

  // while the advocate's code is made, then the friend's credit
  house.gates.worker.away = (operation) => operation === "CreditAccount";
  killed = house.gates.worker.next("CreateDiscount", "after", () => house.worker.kill());
  await house.settleReferrals();
  await house.worker.start();
  await killed;
  expect(await state(id)).toBe("rewarded");
  killed = house.gates.worker.next("CreditAccount", "after", () => house.worker.kill());
  house.gates.worker.away = () => false;
  await house.worker.start();
  await killed;
  await house.worker.start();
  await until("the code", async () => (await codes())[0]?.state === "issued", patient);
  // nobody knows for a minute what became of the credit
  await until(
    "the credit",
    async () => {
      await house.aMinuteLater();
      return (await inShop(house.shopId, (tx) => tx.prisma.discount.count({ where: { kind: "store-credit", state: "issued" } }))) === 1;
    },
    patient,
  );
  expect(await codes()).toEqual([{ state: "issued", active: [true] }]);
  expect(house.gifts(bob)).toEqual([200]);
  expect(await house.balance(ada)).toMatchObject({ available: 70 });

  // while the order that goes is followed, and while the code is ended
  const lock = await house.lock(ada);
  await house.cancel(orderId);
  await lock.awaited();
  await house.worker.kill();
  await lock.free();
  expect(await state(id)).toBe("rewarded");
  killed = house.gates.worker.next("DeactivateDiscount", "after", () => house.worker.kill());
  await house.worker.start();
  await killed;
  expect(await state(id)).toBe("reversed");
  await house.worker.start();
  await until("the end of the code", async () => (await codes())[0]?.state === "deactivated", patient);

  expect(await codes()).toEqual([{ state: "deactivated", active: [false] }]);
  expect((await gains(id)).map(({ side, state: stands }) => [side, stands]).sort()).toEqual([
    ["advocate", "taken-back"],
    ["friend", "given"],
  ]);
  expect(house.gifts(bob)).toEqual([200]);
  expect(await house.balance(ada)).toMatchObject({ available: 70, owed: 0 });
  expect((await house.audit()).checks.filter(({ ok }) => !ok)).toEqual([]);
});
