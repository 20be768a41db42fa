import { demoProgram } from "../../app/loyalty/default-program";
import type { ProgramDocument } from "../../app/loyalty/program";
import type { World } from "./world";

/** Goods that a reward gives: a mug, made for the shop. */
export interface Mug {
  id: string;
  variantId: string;
}

const combinesWith = { order: true, product: true, shipping: true };
const of = (key: string, en: string, fr: string, cost: number) => ({ key, title: { en, fr }, cost });

/** The demo's program with a reward of every kind, so cheap that one customer takes them all. */
export function everyKind(mug: Mug): ProgramDocument {
  const code = { validDays: 30, combinesWith };
  return {
    ...demoProgram,
    rewards: [
      { ...of("five-off", "£5 off", "5 £ de remise", 200), kind: "amount", value: "5.00", minimumSubtotal: "25.00", ...code },
      { ...of("tenth", "A tenth off", "Un dixième de moins", 300), kind: "percentage", percent: "10", cap: "4.00", ...code },
      {
        ...of("slide", "Points to money", "Des points en argent", 100),
        kind: "sliding",
        value: "1.00",
        minimumSteps: 2,
        maximumSteps: 20,
        ...code,
      },
      { ...of("ship", "Free shipping", "Livraison offerte", 150), kind: "shipping", ...code },
      { ...of("mug", "A mug", "Une tasse", 400), kind: "product", choices: [{ product: mug.id, variant: mug.variantId }], ...code },
      { ...of("card", "A gift card", "Une carte-cadeau", 500), kind: "gift-card", value: "5.00" },
      { ...of("credit", "Store credit", "Un avoir", 500), kind: "store-credit", value: "5.00" },
      { ...of("coffee", "A coffee", "Un café", 100), kind: "perk", instructions: { en: "At the till.", fr: "À la caisse." } },
    ],
  };
}

export const makeMug = (world: World, shop: string): Promise<Mug> =>
  world.control<Mug>("products", { shop, title: "Mug", sku: "MUG-1", price: "8.00" });

/** Points to spend, without waiting for an order's. */
export async function givePoints(world: World, shop: string, customer: string, amount: number): Promise<void> {
  await world.api(shop, `members/${customer}/adjustments`, { body: { amount, reason: "for a test" } });
}

export const balanceOf = async (world: World, shop: string, customer: string): Promise<{ available: number; held: number }> =>
  (await world.api<{ balance: { available: number; held: number } }>(shop, `members/${customer}`)).balance;
