import { birthday, both, moneyOff, newsletter, pointsOf, purchase, signup, type Template } from "./template";

/** Larger baskets of which much comes back: points wait for the return window, discounted goods earn like others, tiers by money. */
export const fashion: Template = (currency, amounts) => ({
  schema: 1,
  currency,
  title: both("The Wardrobe", "La Garde-robe"),
  description: both(
    "Points for what you keep, and more for coming back.",
    "Des points pour ce que vous gardez, et plus encore quand vous revenez.",
  ),
  points: pointsOf({ en: ["point", "points"], fr: ["point", "points"] }, 30),
  earning: [
    purchase("1", amounts.money(1)),
    signup("50"),
    newsletter("50"),
    birthday("100"),
    {
      key: "anniversary",
      on: "anniversary",
      title: both("Another year with us", "Une année de plus ensemble"),
      points: "50",
      limit: { times: 1, every: "year" },
    },
  ],
  rewards: [
    {
      key: "shipping",
      kind: "shipping",
      title: both("Free shipping", "Livraison offerte"),
      cost: 120,
      minimumSubtotal: amounts.money(50),
      combinesWith: { order: true, product: true, shipping: false },
    },
    moneyOff(amounts, { pounds: 10, cost: 250, minimum: 50 }),
    moneyOff(amounts, { pounds: 25, cost: 550, minimum: 100 }),
    moneyOff(amounts, { pounds: 60, cost: 1200, minimum: 150, tiers: ["icon"] }),
  ],
  tiers: {
    measure: "spend",
    window: "rolling-12-months",
    graceDays: 30,
    levels: [
      { key: "member", title: both("Member", "Membre"), from: "0" },
      {
        key: "insider",
        title: both("Insider", "Initié"),
        from: amounts.money(250),
        multiplier: "1.25",
        perks: [both("New collections a day early", "Les nouvelles collections un jour avant")],
      },
      {
        key: "icon",
        title: both("Icon", "Icône"),
        from: amounts.money(750),
        multiplier: "1.5",
        gift: { points: 100 },
        perks: [
          both("New collections two days early", "Les nouvelles collections deux jours avant"),
          both("Free alterations", "Retouches offertes"),
        ],
      },
    ],
  },
});
