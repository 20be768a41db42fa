import type { ProgramDocument } from "../../app/loyalty/program";

/** A product of each shop that comes in several kinds, as the stand-in numbers them. */
const kinds = {
  en: [
    { product: "7100000000008", variant: "7200000000008" },
    { product: "7100000000008", variant: "7250000000072" },
  ],
  fr: [
    { product: "7300000000001", variant: "7400000000001" },
    { product: "7300000000001", variant: "74000000000011" },
  ],
};

/** The program with a reward of every kind, one of them for gold members alone; who brings a friend has a coffee at once. */
export function withAllRewards(program: ProgramDocument, shop: keyof typeof kinds): ProgramDocument {
  const five = program.currency === "GBP" ? { en: "£5", fr: "5\u00a0£" } : { en: "€5", fr: "5\u00a0€" };
  const combinesWith = { order: false, product: true, shipping: true };
  return {
    ...program,
    ...(program.referral ? { referral: { ...program.referral, waitDays: 0, milestones: [{ friends: 1, reward: "coffee" }] } } : {}),
    rewards: [
      ...(program.rewards ?? []),
      {
        key: "money",
        title: { en: "Points as money", fr: "Des points en argent" },
        kind: "sliding",
        cost: 50,
        value: "1.00",
        minimumSteps: 2,
        maximumSteps: 20,
        combinesWith,
      },
      {
        key: "tenth",
        title: { en: "10% off", fr: "10\u00a0% de réduction" },
        kind: "percentage",
        cost: 150,
        percent: "10",
        cap: "8.00",
        subscriptions: "first",
        combinesWith,
      },
      { key: "delivery", title: { en: "Free delivery", fr: "Livraison offerte" }, kind: "shipping", cost: 100, combinesWith },
      {
        key: "present",
        title: { en: "A small present", fr: "Un petit cadeau" },
        kind: "product",
        cost: 120,
        choices: kinds[shop],
        combinesWith,
      },
      {
        key: "card",
        title: { en: `Gift card of ${five.en}`, fr: `Carte-cadeau de ${five.fr}` },
        kind: "gift-card",
        cost: 250,
        value: "5.00",
        validDays: 365,
      },
      {
        key: "credit",
        title: { en: `${five.en} of store credit`, fr: `${five.fr} de crédit en magasin` },
        kind: "store-credit",
        cost: 250,
        value: "5.00",
      },
      {
        key: "coffee",
        title: { en: "A coffee on us", fr: "Un café offert" },
        kind: "perk",
        cost: 40,
        instructions: { en: "Ask for it at the counter.", fr: "Demandez-le au comptoir." },
        limit: { times: 2, every: "month" },
      },
      {
        key: "gold",
        title: { en: "A larger discount", fr: "Une réduction plus grande" },
        kind: "amount",
        cost: 100,
        value: "20.00",
        tiers: ["gold"],
        combinesWith,
      },
    ],
  };
}
