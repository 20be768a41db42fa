import { voiceOf } from "../../loyalty/describe/voice";
import type { Program } from "../../loyalty/program";
import type { Language } from "../../loyalty/words";
import { messageIn } from "../advocate/advocate-texts";
import { advocateSays } from "../advocate/advocate-words";
import { coded } from "../../loyalty/share-ways";
import { landingIn } from "../friend/landing-page";
import { escaped } from "../terms-page";
import type { PreviewGround } from "./draw-preview";
import { sampleInvitation } from "./sample-member";
import { still } from "./still";

type Ground = Pick<PreviewGround, "locale" | "zone" | "name" | "storefront">;

/** What Camille sends, and what a friend sees who opens the link, as the shop's own page will hold it. */
export function drawFriendPage(program: Program, language: Language, ground: Ground): string {
  const { code } = sampleInvitation(ground.storefront);
  const camille = { name: program.referral?.showName === true ? "Camille" : null, code, known: true };
  const friend = { open: program.referral !== null, email: "", signedIn: false, refused: null, claimed: null };
  const page = landingIn({ program, shop: { ...ground, locales: [language] }, ...camille, ...friend }, language);
  // where forms lead is for Liquid to say, and here they lead nowhere; what people wrote has no braces
  return still(sent(program, language, ground) + page.replace(/ action="[^"]*"/u, "").replace(/\{\{[^}]*\}\}/gu, ""));
}

function sent(program: Program, language: Language, ground: Ground): string {
  const { referral } = program;
  if (referral === null) return "";
  const voice = voiceOf(program, language, ground);
  const { code, url } = sampleInvitation(ground.storefront);
  const { text } = coded(messageIn(voice, program, referral, ground.name), code);
  return (
    `<div class="sent" style="${frame}"><p style="margin:0 0 .25rem"><small>${escaped(advocateSays(voice, "message"))}</small></p>` +
    `<p style="${bubble}">${escaped(text)}<br><span style="text-decoration:underline">${escaped(url)}</span></p></div>`
  );
}

const frame = "max-width:40rem;margin:1rem auto 0;padding:0 1rem";
const bubble = "margin:0;padding:.75rem 1rem;border:1px solid #ccc;border-radius:1rem 1rem 1rem .25rem;overflow-wrap:anywhere";
