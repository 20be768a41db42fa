import { inShop } from "../db/tenancy.server";
import { judgeOne } from "./judge-referral.server";
import type { ReferralShop } from "./referrals.fixture";

export const millLane = {
  ...{ firstName: "Ada", lastName: "Stone", street: "4 Mill Lane", second: "Flat 2" },
  ...{ city: "Leeds", zip: "LS1 4AB", country: "GB" },
};
export const harbourRoad = { firstName: "Bo", lastName: "Reed", street: "77 Harbour Road", city: "Bristol", zip: "BS1 5TY", country: "GB" };

const aMinute = 1 / 1440;
let people = 0;

/** For tests: an advocate whom Shopify knows by name, address and number. */
export async function knownAdvocate(shop: ReferralShop) {
  const made = await shop.advocate();
  people += 1;
  const phone = `+4477009001${String(people).padStart(2, "0")}`;
  const email = `ada.stone${people}@example.com`;
  await shop.control(`/customers/${made.customer}`, { firstName: "Ada", lastName: "Stone", email, phone, address: millLane });
  return { ...made, email, phone };
}

/** For tests: a friend claims the code and orders as a guest; the app hears of it, and nobody has judged it yet. */
export async function orderOfFriend(
  shop: ReferralShop,
  code: string,
  order: object = {},
  claim: { email?: string; network?: string } = {},
) {
  people += 1;
  const email = claim.email ?? `friend${people}@example.com`;
  const answer = await shop.claim({ code, email, network: claim.network ?? `203.0.113.${people}` });
  if ("refused" in answer) throw new Error(`The claim was refused: ${answer.refused}.`);
  // an order is placed in a later second than what it follows
  await shop.later(aMinute);
  const made = await shop.control("/orders", { email, lines: [{ title: "Lantern", price: "90.00" }], address: harbourRoad, ...order });
  await shop.hear(String(made["id"]));
  return { email, id: answer.id, orderId: String(made["id"]) };
}

/** For tests: a referral that is held: a purchase that the advocate made themselves, under another address. */
export async function heldReferral(shop: ReferralShop) {
  const advocate = await knownAdvocate(shop);
  const { email: friend, ...ordered } = await orderOfFriend(shop, advocate.code, { address: millLane, phone: advocate.phone });
  await judgeOne(shop.id, ordered.id);
  return { ...advocate, ...ordered, friend };
}

export const referralRow = (shop: ReferralShop, id: string) =>
  inShop(shop.id, (tx) => tx.prisma.referral.findFirstOrThrow({ where: { shopId: BigInt(shop.id), id } }));
