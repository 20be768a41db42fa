import type { Program } from "../../loyalty/program";
import type { Language } from "../../loyalty/words";
import { landingIn } from "../friend/landing-page";
import { still } from "./still";

/** What a friend sees who opens Camille's link, as the shop's own page will hold it. */
export function drawFriendPage(program: Program, language: Language, { locale, zone }: { locale: string; zone: string }): string {
  const camille = { name: program.referral?.showName === true ? "Camille" : null, code: "CAMILLE", known: true };
  const friend = { open: program.referral !== null, email: "", signedIn: false, refused: null, claimed: null };
  const page = landingIn({ program, shop: { zone, locale, locales: [language] }, ...camille, ...friend }, language);
  // where forms lead is for Liquid to say, and here they lead nowhere; what people wrote has no braces
  return still(page.replace(/ action="[^"]*"/u, "").replace(/\{\{[^}]*\}\}/gu, ""));
}
