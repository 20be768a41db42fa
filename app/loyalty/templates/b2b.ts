import { both, moneyOff, pointsOf, purchase, signup, type Template } from "./template";

/** Trade customers: large orders net of tax, few rewards worth having, tiers by a fiscal year, joining by agreement to the terms. */
export const b2b: Template = (currency, amounts) => ({
  schema: 1,
  currency,
  enrolment: "opt-in",
  eligible: { companies: true },
  terms: { ask: true },
  title: both("Trade Partners", "Partenaires professionnels"),
  description: both(
    "Credit towards your next order, for the business that you give us.",
    "De quoi alléger votre prochaine commande, en retour de votre confiance.",
  ),
  points: pointsOf({ en: ["credit", "credits"], fr: ["crédit", "crédits"] }, 30),
  earning: [purchase("1", amounts.money(10), { tax: "excluded" }), signup("10")],
  rewards: [
    moneyOff(amounts, { pounds: 50, cost: 200, minimum: 250, validDays: 90 }),
    moneyOff(amounts, { pounds: 150, cost: 550, minimum: 500, validDays: 90 }),
    moneyOff(amounts, { pounds: 500, cost: 1700, minimum: 1500, validDays: 90, tiers: ["key-account"] }),
  ],
  tiers: {
    measure: "spend",
    window: "fiscal-year",
    yearStarts: "04-01",
    keep: "next-year",
    graceDays: 30,
    levels: [
      { key: "partner", title: both("Partner", "Partenaire"), from: "0" },
      {
        key: "preferred",
        title: both("Preferred partner", "Partenaire privilégié"),
        from: amounts.money(5000),
        multiplier: "1.25",
        perks: [both("Orders shipped first", "Commandes expédiées en priorité")],
      },
      {
        key: "key-account",
        title: both("Key account", "Grand compte"),
        from: amounts.money(20_000),
        multiplier: "1.5",
        perks: [
          both("Orders shipped first", "Commandes expédiées en priorité"),
          both("A contact of your own", "Une personne dédiée à votre compte"),
        ],
      },
    ],
  },
});
