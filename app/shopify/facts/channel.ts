import type { Channel } from "../../loyalty/order-facts";

const pos = new Set(["pos", "android", "iphone", "129785"]);
const drafts = new Set(["shopify_draft_order", "draft_order", "1354745"]);
/** 294517: Recharge, whose renewals carry its app id */
const subscriptions = new Set(["subscription", "294517"]);
/**
 * Shops of others, which take the money and own the customer. An app id stands where Shopify gives the number of the
 * app that wrote the order: 2329312 Facebook and Instagram, 3041525761 Ankorstore.
 */
const marketplaces = new Set([
  "allegro",
  "amazon",
  "ankorstore",
  "bol.com",
  "cdiscount",
  "ebay",
  "etsy",
  "facebook",
  "faire",
  "google",
  "instagram",
  "kaufland",
  "marketplace",
  "marketplace_connect",
  "mirakl",
  "otto",
  "target_plus",
  "tiktok",
  "tiktok_shop",
  "walmart",
  "zalando",
  "2329312",
  "3041525761",
]);

/**
 * Where an order was placed, from its `source_name`: a word of Shopify's ("web", "pos", "shopify_draft_order",
 * "subscription_contract…"), the numeric id of an app, or any word that an app chose. What nobody knows is a storefront
 * of the merchant's own (headless, app, buy button): online.
 */
export function channelOf(sourceName: string | null | undefined): Channel {
  const name = sourceName?.trim().toLowerCase().replaceAll(/[ -]/gu, "_") ?? "web";
  if (name === "web") return "online";
  if (pos.has(name)) return "pos";
  if (drafts.has(name)) return "draft";
  if (name.startsWith("subscription_contract") || subscriptions.has(name)) return "subscription";
  return marketplaces.has(name) ? "marketplace" : "online";
}
