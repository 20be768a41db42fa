import { describe, expect, it } from "vitest";
import { programOf } from "../fixtures";
import type { Expiry, Tiers } from "../program";
import { expiryIn, tierFromIn, tierGiftIn, tierKeptIn } from "./rules";
import { voiceOf } from "./voice";

const shop = { locale: "en", zone: "Europe/London" };
const program = (expiry: Expiry, formOfAddress: "vous" | "tu" = "vous") =>
  programOf((document) => Object.assign(document, { formOfAddress, points: { ...document.points, expiry } }));
const voices = (expiry: Expiry = { mode: "none" }) => ({
  en: voiceOf(program(expiry), "en", shop),
  vous: voiceOf(program(expiry), "fr", shop),
  tu: voiceOf(program(expiry, "tu"), "fr", shop),
});

describe("when points end, in words", () => {
  it.each<[Expiry, string, string, string]>([
    [
      { mode: "inactivity", months: 12, noticeDays: 0 },
      "Your points expire 12 months after your last order or the last time you spent any, at the end of that day.",
      "Vos points expirent 12 mois après votre dernière commande ou la dernière fois que vous en avez utilisé, à la fin de la journée.",
      "Tes points expirent 12 mois après ta dernière commande ou la dernière fois que tu en as utilisé, à la fin de la journée.",
    ],
    [
      { mode: "dates", days: ["12-31", "06-30"], months: 6, noticeDays: 0 },
      "Your points expire at the end of the next 30 June or 31 December that is at least 6 months after the day from which they can be spent.",
      "Vos points expirent à la fin du 30 juin ou du 31 décembre qui vient au moins 6 mois après le jour où vous pouvez commencer à les utiliser.",
      "Tes points expirent à la fin du 30 juin ou du 31 décembre qui vient au moins 6 mois après le jour où tu peux commencer à les utiliser.",
    ],
    [
      { mode: "dates", days: ["12-31"], months: 0, noticeDays: 0 },
      "Your points expire at the end of the next 31 December after the day from which they can be spent.",
      "Vos points expirent à la fin du 31 décembre qui vient après le jour où vous pouvez commencer à les utiliser.",
      "Tes points expirent à la fin du 31 décembre qui vient après le jour où tu peux commencer à les utiliser.",
    ],
  ])("%j", (expiry, en, vous, tu) => {
    const { en: english, vous: polite, tu: close } = voices(expiry);
    expect([expiryIn(english, program(expiry)), expiryIn(polite, program(expiry)), expiryIn(close, program(expiry, "tu"))]).toEqual([
      en,
      vous,
      tu,
    ]);
  });
});

describe("tiers in words", () => {
  const { en, vous, tu } = voices();
  const level = {
    key: "silver",
    title: { en: "Silver" },
    from: "300.00",
    multiplier: "1",
    archived: false,
    perks: [],
    gift: { points: 50 },
  };
  const tiers = (more: Partial<Tiers>): Tiers => ({
    measure: "spend",
    window: "lifetime",
    yearStarts: "01-01",
    keep: "next-year",
    graceDays: 0,
    levels: [level],
    ...more,
  });

  it.each<[Partial<Tiers>, string, string]>([
    [{}, "From £300.00 spent", "Dès 300,00 £ d’achats"],
    [{ window: "rolling-12-months" }, "From £300.00 spent in 12 months", "Dès 300,00 £ d’achats en 12 mois"],
    [{ window: "calendar-year" }, "From £300.00 spent in a calendar year", "Dès 300,00 £ d’achats au cours d’une année civile"],
    [
      { window: "fiscal-year", yearStarts: "04-06" },
      "From £300.00 spent in a year from 6 April",
      "Dès 300,00 £ d’achats au cours d’une année qui commence le 6 avril",
    ],
  ])("%j", (more, english, french) => {
    const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, " ");
    expect([tierFromIn(en, level, tiers(more)), plain(tierFromIn(vous, level, tiers(more)))]).toEqual([english, french]);
  });

  it("tells how long a tier is kept, and what entering it brings", () => {
    expect(tierKeptIn(en, tiers({ window: "calendar-year", graceDays: 30 }))).toEqual([
      "A tier that you reach in one year is kept to the end of the next.",
      "After that you keep it for 30 more days.",
    ]);
    expect(tierKeptIn(tu, tiers({ window: "fiscal-year", keep: "year", graceDays: 1 }))).toEqual([
      "Un palier atteint est conservé jusqu’à la fin de l’année.",
      "Ensuite, tu le gardes encore 1 jour.",
    ]);
    expect(tierKeptIn(en, tiers({}))).toEqual([]);
    expect([tierGiftIn(en, level), tierGiftIn(vous, level)]).toEqual([
      "50 points on reaching it, once a year",
      "50 points à l’arrivée, une fois par an",
    ]);
  });
});
