import { friendGainIn } from "../../loyalty/describe/friend-gain";
import { filledIn } from "../../loyalty/describe/filled";
import { voiceOf, type Voice } from "../../loyalty/describe/voice";
import type { Program } from "../../loyalty/program";
import { isFriendCode } from "../../loyalty/referral-shape";
import { localised } from "../../loyalty/texts";
import type { Language } from "../../loyalty/words";
import type { Claimed } from "../../referrals/claim.server";
import type { ClaimRefusal } from "../../referrals/referral";
import { inEachLanguage } from "../each-language";
import type { FaceShop } from "../face-languages";
import { escaped } from "../terms-page";
import { claimSays, fieldOf, type FriendField } from "./claim-texts";
import { friendSays } from "./friend-words";

/** What the page that an advocate's link leads to is drawn from. */
export interface Invitation {
  /** null before the first publication */
  program: Program | null;
  shop: Pick<FaceShop, "zone" | "locale" | "locales" | "name">;
  /** friends can be brought now */
  open: boolean;
  /** the advocate's first name, where the friend may read it */
  name: string | null;
  /** as the link or the friend wrote it */
  code: string;
  /** the code leads to somebody: then it need not be typed */
  known: boolean;
  /** as the friend typed it */
  email: string;
  /** Shopify says who they are */
  signedIn: boolean;
  refused: ClaimRefusal | null;
  claimed: Claimed | null;
}

/**
 * The page as Liquid, drawn in the shop's own layout; it works without script, because the theme has none of ours there. What people
 * typed and merchants wrote is text and nothing else.
 */
export function landingPage(invitation: Invitation): string {
  return inEachLanguage(invitation.shop, (language) => landingIn(invitation, language));
}

/** What of an invitation a messenger shows beside the link. */
export function headlineOf({ program, shop, name }: Invitation, language: Language): { title: string; lead: string; image: string | null } {
  if (program === null) return { title: "", lead: "", image: null };
  const voice = voiceOf(program, language, shop);
  const texts = program.referral && localised(program.referral.texts, language, shop.locale);
  const image = program.referral?.image && localised(program.referral.image, language, shop.locale);
  const named = { name, shop: shop.name, gain: program.referral ? friendGainIn(voice, program, program.referral.friend) : "" };
  const own = { title: filledIn(texts?.title, named, language), lead: filledIn(texts?.lead, named, language) };
  return { title: own.title ?? titleIn(voice, name), lead: own.lead ?? givesIn(voice, program), image: image ?? null };
}

/** French elides before some names, which a catalogue does not know. */
const titleIn = (voice: Voice, name: string | null): string =>
  filledIn(friendSays(voice, "title-named", { name: "{name}" }), { name }, voice.language) ?? friendSays(voice, "title");

function givesIn(voice: Voice, program: Program): string {
  const gain = program.referral?.friend;
  if (gain === undefined) return "";
  return friendSays(voice, isFriendCode(gain) ? "gives" : "gives-later", { gain: friendGainIn(voice, program, gain) });
}

/** The page in one of the languages. */
export function landingIn(invitation: Invitation, language: Language): string {
  const { program, shop, open, claimed } = invitation;
  if (program === null) return "";
  const voice = voiceOf(program, language, shop);
  const { title, lead, image } = headlineOf(invitation, language);
  const parts = [`<h1>${escaped(title)}</h1>`];
  if (claimed !== null) parts.push(given(claimed, language, shop.locale, voice), claimed.waiting ? form(invitation, voice, program) : "");
  else if (!open) parts.push(text(friendSays(voice, "referrals-paused")), toTheShop(voice));
  else {
    if (image !== null) parts.push(`<img src="${escaped(image)}" alt="" width="640" height="336" style="${pictureStyle}">`);
    const gives = givesIn(voice, program);
    if (lead !== gives) parts.push(text(lead));
    parts.push(`<p><strong>${escaped(gives)}</strong></p>`);
    parts.push(text(friendSays(voice, "window", { days: program.referral?.windowDays ?? 0 })));
    parts.push(form(invitation, voice, program));
  }
  return `<div class="page-width fidelio-friend" lang="${language}" style="${pageStyle}">${parts.join("")}</div>`;
}

/** The friend's code, and the way to the shop with it; or that it comes: while it is being made the form asks for it again. */
function given(claimed: Claimed, language: Language, main: string, voice: Voice): string {
  const says = claimSays(claimed, language, main).map(text).join("");
  const { code, waiting } = claimed;
  const way = code === null ? toTheShop(voice) : link(`/discount/${code}?redirect=/`, friendSays(voice, "use"));
  return `<div role="status">${says}</div>${waiting ? "" : way}`;
}

function form({ code, known, email, signedIn, refused }: Invitation, voice: Voice, program: Program): string {
  // a sentence about a field that is not shown stands above the button
  const shown = [...(known ? [] : ["code"]), ...(signedIn ? [] : ["email"])];
  const elsewhere = refused !== null && !shown.includes(fieldOf(refused)) ? wrong("fidelio-wrong", friendSays(voice, refused)) : "";
  const error = (field: FriendField) => (refused !== null && fieldOf(refused) === field ? refused : null);
  const fields = [
    known
      ? `<input type="hidden" name="code" value="${escaped(code)}">`
      : entry(
          { name: "code", label: friendSays(voice, "code"), value: code, type: "text", more: 'maxlength="200" autocomplete="off"' },
          voice,
          error("code"),
        ),
    signedIn
      ? text(friendSays(voice, "account"))
      : entry(
          { name: "email", label: friendSays(voice, "email"), value: email, type: "email", more: 'maxlength="254" autocomplete="email"' },
          voice,
          error("email"),
        ) + `<p><small>${escaped(friendSays(voice, "purpose"))}</small></p>`,
  ];
  const gain = program.referral?.friend;
  const send = friendSays(voice, gain && isFriendCode(gain) ? "take" : "accept");
  const action = "{{ routes.root_url | append: '/apps/fidelio/friend' | replace: '//', '/' | escape }}";
  return (
    `<form method="post" action="${action}" novalidate style="display:grid;gap:.75rem"><input type="hidden" name="via" value="link"><input type="hidden" name="root" value="{{ routes.root_url | escape }}">${fields.join("")}${elsewhere}` +
    `<p><button class="button" style="${buttonStyle}">${escaped(send)}</button></p></form>`
  );
}

interface Entry {
  name: FriendField;
  label: string;
  value: string;
  type: string;
  more: string;
}

/** A field with its label, and what is wrong beside it. */
function entry({ name, label, value, type, more }: Entry, voice: Voice, refused: ClaimRefusal | null): string {
  const id = `fidelio-friend-${name}`;
  const says = refused === null ? "" : wrong(`${id}-wrong`, friendSays(voice, refused));
  const marks = refused === null ? "" : ` aria-invalid="true" aria-describedby="${id}-wrong"`;
  return (
    `<p><label for="${id}">${escaped(label)}</label><br>` +
    `<input id="${id}" name="${name}" type="${type}" value="${escaped(value)}" required ${more}${marks} style="${fieldStyle}"></p>${says}`
  );
}

const wrong = (id: string, says: string): string => `<p id="${id}" role="alert" style="color:#b3001b">${escaped(says)}</p>`;
const text = (says: string): string => `<p>${escaped(says)}</p>`;
const link = (to: string, says: string): string =>
  `<p><a class="button" href="${escaped(to)}" style="${buttonStyle}">${escaped(says)}</a></p>`;
const toTheShop = (voice: Voice): string => link("/", friendSays(voice, "shop"));

const pageStyle = "max-width:40rem;margin:2rem auto;padding:0 1rem;display:grid;gap:.75rem";
const pictureStyle = "max-width:100%;height:auto;object-fit:cover";
const fieldStyle = "box-sizing:border-box;width:100%;max-width:24rem;min-height:44px;padding:.4em .7em;font:inherit";
const buttonStyle = "min-height:44px";
