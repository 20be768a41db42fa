import type { ExtensionSummary } from "../../face/extension-answers";
import { extensionWords } from "../../face/extension-words";
import { liveOf, readGround } from "../../face/ground.server";
import { programFace } from "../../face/program-face";
import { readFaceWithGifts } from "../../face/read.server";
import { titlesOf } from "../../face/titles.server";
import type { Language } from "../../loyalty/words";
import { noteTrace } from "../../referrals/trace-rows.server";
import { tagsOfCustomers } from "../../shopify/customer-groups.server";
import { shopAddress } from "../../shopify/shop-address.server";
import { noteVisit } from "../shopper/visible.server";
import type { GuestHandler } from "./serve-extension.server";

const nothing = { language: "en", program: null, words: null, member: null } as const;

/** What an extension draws from. Nothing while this visitor is not to see the program; a signed-in visit counts as one. */
export const extensionSummary: GuestHandler = async ({ customerId, inShop, language: wanted, network, shopDomain }) => {
  const ground = await inShop(readGround);
  const shop = shopAddress(shopDomain);
  const signedIn = customerId !== null;
  const none: ExtensionSummary = { ...nothing, signedIn, shop };
  if (ground === null) return { body: none };
  const { who, tag } = ground.settings.visibility;
  if (who === "nobody" || (who === "tagged" && !(await hasTag(shopDomain, customerId, tag)))) return { body: none };
  const live = liveOf(ground);
  const now = await inShop(async (tx) => {
    if (customerId !== null) {
      await noteVisit(tx, customerId);
      await noteTrace(tx, customerId, network);
    }
    return tx.now.toISOString();
  });
  const { settings, closed } = ground;
  // without Shopify's answer goods are counted instead of named
  const goodsNames = await titlesOf(ground).catch(() => ({}));
  const face = programFace({ program: live.program, version: live.number, settings, shop: ground.shop, now, goodsNames, closed });
  const language = face.texts[wanted] === undefined ? face.main : wanted;
  const { texts, ...program } = face;
  const spoken = texts[language] ?? null;
  const member = customerId === null ? null : await inShop((tx) => readFaceWithGifts(tx, customerId));
  const body: ExtensionSummary = {
    signedIn,
    language,
    program,
    words: spoken && { ...spoken, ui: { ...spoken.ui, ...extensionWords(language, live.program.formOfAddress) } },
    member: member && { ...member, texts: only(member.texts, language) },
    shop,
  };
  return { body };
};

const only = <Texts extends object>(texts: Texts, language: Language): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([one]) => one === language)) as Texts;

/** The storefront sees a customer's tags in Liquid; here Shopify is asked. */
async function hasTag(shopDomain: string, customerId: string | null, tag: string): Promise<boolean> {
  if (customerId === null) return false;
  const tags = await tagsOfCustomers(shopDomain, [customerId]);
  return tags.get(customerId)?.includes(tag.toLowerCase()) ?? false;
}
