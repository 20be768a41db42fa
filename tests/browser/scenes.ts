import type { ProgramDocument } from "../../app/loyalty/program";
import { demoProgram, frenchDemoProgram } from "../../app/loyalty/default-program";
import { withAllRewards } from "./all-rewards";
import type { World } from "./make-world";
import { openShop, placeExtensions } from "./open-shop";
import { aMinuteLater } from "./people";
import { playReferrals } from "./referral-scene";

/** What has happened in a shop: nothing, some weeks of business, the app removed, the app back and not yet resumed. */
export type Scene = "first-day" | "running" | "away" | "back";
export const scenes: readonly Scene[] = ["first-day", "running", "away", "back"];

/** Whom and what the pages of a scene are about. */
export interface Facts {
  member: string;
  order: string;
  email: string;
  /** one that was rewarded */
  referral: string;
}

export interface Stage {
  shop: string;
  language: "en" | "fr";
  program: ProgramDocument;
  firstName: string;
  lastName: string;
}

export const stages: readonly Stage[] = [
  { shop: "demo.myshopify.com", language: "en", program: demoProgram, firstName: "Robin", lastName: "Marsh" },
  { shop: "demo-fr.myshopify.com", language: "fr", program: frenchDemoProgram, firstName: "Camille", lastName: "Roux" },
];

/** What is bought: much of one thing, much of another, and a gift card. */
const goods = {
  en: [
    { sku: "22423", quantity: 40 },
    { sku: "22501", quantity: 40 },
    { title: "Gift card", price: "25.00", quantity: 1, giftCard: true },
  ],
  fr: [
    { sku: "THEIERE", quantity: 9 },
    { sku: "FOULARD", quantity: 5 },
    { sku: "CARTE", quantity: 1 },
  ],
};

/** A customer who bought twice and sent something back. `seeded`: the shop has a past, in which the first order lies. */
export async function playBusiness(world: World, { shop, language, program, firstName, lastName }: Stage, seeded: boolean): Promise<Facts> {
  const rewards = withAllRewards(program, language);
  await (seeded ? world.api(shop, "program", { method: "PUT", body: rewards }) : openShop(world, shop, rewards));
  await placeExtensions(world, shop);
  await world.control("discounts", { shop, title: "Newsletter", code: "NEWS5", amount: "5.00" });
  const email = `${firstName}.${lastName}@${language}.example`.toLowerCase();
  const locale = language;
  const [kettle, apron, card] = goods[language];
  const { at: now } = await world.control<{ at: string }>("clock");
  const daysAgo = (days: number) => (seeded ? { at: new Date(Date.parse(now) - days * 86_400_000).toISOString() } : {});
  const { id: member } = await world.control<{ id: string }>("customers", { shop, firstName, lastName, email, locale, ...daysAgo(26) });
  await world.control("orders", { shop, customer: member, lines: [kettle, apron], shipping: "4.90", ...daysAgo(25) });
  await world.settled();
  if (!seeded) await world.control("clock", { advance: "P16D" });
  const placed = await world.control<{ id: string; lines: Array<{ id: string }> }>("orders", {
    shop,
    customer: member,
    lines: [kettle, card],
    shipping: "4.90",
    ...daysAgo(3),
  });
  await world.control(`orders/${placed.id}/refunds`, { shop, lines: [{ line: placed.lines[0]!.id, quantity: 2 }], ...daysAgo(1) });
  await aMinuteLater(world);
  await world.api(shop, `members/${member}/adjustments`, { body: { amount: 2_500, reason: "for this journey" } });
  await world.settled();
  return { member, order: placed.id, email, referral: await playReferrals(world, { shop, language, program, firstName, lastName }) };
}

export async function leave(world: World, { shop }: Stage): Promise<void> {
  await world.control("uninstall", { shop });
  await world.settled();
}

/** After an hour that Shopify told nothing of. */
export async function comeBack(world: World, { shop }: Stage): Promise<void> {
  await world.control("clock", { advance: "PT1H" });
  await world.control("install", { shop });
  await world.settled();
}
