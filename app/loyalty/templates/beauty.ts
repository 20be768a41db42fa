import { birthday, both, moneyOff, newsletter, pointsOf, purchase, signup, type Template } from "./template";

/** Baskets that are filled again when they are used up: reviews and refills are thanked, tiers by the calendar year. */
export const beauty: Template = (currency, amounts) => ({
  schema: 1,
  currency,
  title: both("The Beauty Circle", "Le Cercle beauté"),
  description: both("Petals for every order, review and refill.", "Des pétales pour chaque commande, avis et recharge."),
  points: pointsOf({ en: ["petal", "petals"], fr: ["pétale", "pétales"] }, 14),
  earning: [
    purchase("1", amounts.money(1)),
    {
      key: "refill",
      on: "challenge",
      title: both("Three orders in 120 days", "Trois commandes en 120 jours"),
      counts: "orders",
      withinDays: 120,
      steps: [{ at: "3", points: "60" }],
      times: 3,
    },
    {
      key: "review",
      on: "review",
      title: both("Review a product", "Avis sur un produit"),
      description: both("Whatever you think of it.", "Quel que soit votre avis."),
      points: "15",
      limit: { times: 3, every: "month" },
    },
    signup("30"),
    newsletter("30"),
    birthday("80"),
  ],
  rewards: [
    moneyOff(amounts, { pounds: 5, cost: 125 }),
    moneyOff(amounts, { pounds: 12, cost: 280, minimum: 30 }),
    moneyOff(amounts, { pounds: 30, cost: 650, minimum: 60, tiers: ["radiance"] }),
  ],
  tiers: {
    measure: "spend",
    window: "calendar-year",
    keep: "next-year",
    graceDays: 0,
    levels: [
      { key: "glow", title: both("Glow", "Lueur"), from: "0" },
      {
        key: "shine",
        title: both("Shine", "Brillance"),
        from: amounts.money(150),
        multiplier: "1.25",
        perks: [both("A sample with each order", "Un échantillon avec chaque commande")],
      },
      {
        key: "radiance",
        title: both("Radiance", "Éclat"),
        from: amounts.money(400),
        multiplier: "1.5",
        gift: { points: 100 },
        perks: [
          both("A sample with each order", "Un échantillon avec chaque commande"),
          both("New products before everyone else", "Les nouveautés avant tout le monde"),
        ],
      },
    ],
  },
});
