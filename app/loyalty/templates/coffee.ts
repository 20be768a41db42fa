import { birthday, both, moneyOff, pointsOf, purchase, signup, type Template } from "./template";

/** Small baskets that come back often: a first reward within reach, a habit that is thanked, tiers by the number of orders. */
export const coffee: Template = (currency, amounts) => ({
  schema: 1,
  currency,
  title: both("The Coffee Club", "Le Club café"),
  description: both("Every bag brings you closer to the next cup on us.", "Chaque paquet vous rapproche de la prochaine tasse offerte."),
  points: pointsOf({ en: ["bean", "beans"], fr: ["grain", "grains"] }, 7),
  earning: [
    purchase("2", amounts.money(1)),
    {
      key: "habit",
      on: "challenge",
      title: both("Five orders in 60 days", "Cinq commandes en 60 jours"),
      description: both("Three bring you half of the way.", "Trois vous mènent à mi-chemin."),
      counts: "orders",
      withinDays: 60,
      steps: [
        { at: "3", points: "30" },
        { at: "5", points: "70" },
      ],
      times: 6,
    },
    signup("20"),
    birthday("60"),
  ],
  rewards: [
    {
      key: "at-the-counter",
      kind: "perk",
      title: both("A coffee at our counter", "Un café à notre comptoir"),
      instructions: both("Show this at the counter.", "À montrer au comptoir."),
      cost: 120,
      validDays: 60,
    },
    moneyOff(amounts, { pounds: 3, cost: 150 }),
    moneyOff(amounts, { pounds: 7, cost: 320, minimum: 15 }),
    moneyOff(amounts, { pounds: 15, cost: 650, minimum: 25, tiers: ["connoisseur", "roaster"] }),
  ],
  tiers: {
    measure: "orders",
    window: "rolling-12-months",
    graceDays: 30,
    levels: [
      { key: "regular", title: both("Regular", "Habitué"), from: "0" },
      {
        key: "connoisseur",
        title: both("Connoisseur", "Amateur éclairé"),
        from: "6",
        multiplier: "1.25",
        gift: { points: 50 },
        perks: [both("New roasts a week early", "Les nouvelles torréfactions une semaine avant")],
      },
      {
        key: "roaster",
        title: both("Roaster’s table", "Table du torréfacteur"),
        from: "15",
        multiplier: "1.5",
        gift: { points: 150 },
        perks: [both("A tasting with our roaster", "Une dégustation avec notre torréfacteur")],
      },
    ],
  },
});
