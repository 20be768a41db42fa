import { parseProgram, type Program } from "../../loyalty/program";
import { languages, type Language } from "../../loyalty/words";
import { memberFace } from "../member-face";
import { programFace } from "../program-face";
import { drawFriendPage } from "./draw-friend-page";
import { drawSnippet } from "./engine";
import { sampleMember } from "./sample-member";
import { still } from "./still";

export const previewPages = ["panel", "earn", "rewards", "tiers"] as const;
/** The extension's pages, and the one that an advocate's link leads to. */
export type PreviewPage = (typeof previewPages)[number] | "friend";

/** Who looks: somebody who is not signed in, or a member of a tier; null: as everyone begins. */
export type PreviewPerson = { guest: true } | { guest: false; tier: string | null };

export interface PreviewAsk {
  program: Program;
  language: Language;
  person: PreviewPerson;
  page: PreviewPage;
  /** titles of the goods that ways to earn name, by the number of their id */
  goodsNames?: Readonly<Record<string, string>>;
  ground: PreviewGround;
}

export interface PreviewGround {
  /** the shop's main language */
  locale: string;
  /** IANA zone of the shop */
  zone: string;
  /** the moment that it is drawn for, RFC 3339 */
  now: string;
  /** as its owner calls it */
  name: string;
  /** the host under which shoppers know it */
  storefront: string;
  /** key of the shop's plan with us */
  plan: string;
}

const routes = { root_url: "/", cart_url: "/cart", account_login_url: "/account/login", account_register_url: "/account/register" };

/**
 * What shoppers see of a program, as the theme will draw it: the same faces, through the same Liquid, without a request. HTML in
 * which nothing acts. Null where the document is not one that could be published.
 */
export function drawPreview({ program: edited, language, person, page, goodsNames = {}, ground }: PreviewAsk): string | null {
  const parsed = parseProgram(edited);
  if (!parsed.ok) return null;
  const { program } = parsed;
  const { locale, zone, now, name, plan } = ground;
  if (page === "friend") return drawFriendPage(program, language, ground);
  const shop = {
    name,
    zone,
    locale,
    appPlan: plan,
    currency: program.currency,
    locales: [...languages],
    status: "active",
    spendingPaused: null,
  };
  const face = programFace({ program, version: 1, settings: { visibility: { who: "everyone", tag: "" } }, shop, goodsNames });
  const versions = [{ number: 1, program, inForceFrom: now }];
  const member = person.guest ? null : memberFace({ member: sampleMember(program, person.tier, ground), versions, shop });
  const locals = {
    face,
    words: face.texts[language],
    member,
    mine: member?.texts[language] ?? null,
    standing: person.guest ? "guest" : "active",
    proxy: "/apps/fidelio/",
    block: { id: "preview", settings: { show_title: true, columns: 1, side: "right" }, shopify_attributes: "" },
    part: page,
  };
  const request = { locale: { iso_code: language }, page_type: "index", path: "/", design_mode: false };
  return still(drawSnippet(page === "panel" ? "launcher" : "section", locals, { request, routes, settings: {}, customer: null }));
}
