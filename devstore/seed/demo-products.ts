import { toMinor } from "../store/money";
import { chance } from "../store/random";
import type { Collection, Product, Variant } from "../store/entities";
import type { DataOrder, DataRefund } from "./read-data";

/** Collections by words of the title; a product can be in several. The first word of each is its tag too. */
const collections: Array<{ handle: string; title: string; words: RegExp }> = [
  { handle: "coffee-and-tea", title: "Coffee & tea", words: /\b(coffee|mug|cup|tea|teapot|caddy)\b/i },
  { handle: "christmas", title: "Christmas", words: /\b(christmas|xmas|advent|bauble|santa|reindeer)\b/i },
  { handle: "kitchen", title: "Kitchen", words: /\b(cake|baking|jar|bowl|plate|tray|napkins?|apron|kitchen|lunch|spoon|tin)\b/i },
  { handle: "bags", title: "Bags", words: /\b(bag|purse|shopper)\b/i },
  { handle: "party", title: "Party", words: /\b(party|bunting|balloon|birthday|card|wrap|paper|ribbon)\b/i },
  { handle: "garden", title: "Garden", words: /\b(garden|plant|flower|bird|lantern|watering)\b/i },
  { handle: "children", title: "Children", words: /\b(children'?s?|dolly|spaceboy|puzzle|game|toy|jigsaw|skittles)\b/i },
  { handle: "home", title: "Home", words: /\b(candle|frame|clock|cushion|heart|sign|hook|drawer|light|holder|box)\b/i },
  { handle: "coffee", title: "Coffee", words: /\bcoffee\b/i },
];
const vendors = ["Lantern Works", "Paper Fox", "Old Mill", "Harbour & Co", "Red Robin", "Willow Lane"];

export function demoCollections(): Collection[] {
  return collections.map(({ handle, title }, index) => ({ id: String(410_000_000_001 + index), handle, title }));
}

/** Every fiftieth product comes in two kinds, and every hundredth in three; the larger ones cost more. */
function variantsOf(index: number, first: { id: string; sku: string; price: number }): Variant[] | undefined {
  if (index % 50 !== 7) return undefined;
  const larger = (title: string, step: number) => ({
    id: String(7_250_000_000_001 + index * 10 + step),
    sku: `${first.sku}-${title[0]}`,
    title,
    price: Math.round(first.price * (1 + step / 2)),
  });
  return [{ ...first, title: "Small" }, larger("Medium", 1), ...(index % 100 === 7 ? [larger("Large", 2)] : [])];
}

/** One product for each article number, in its order; vendors and collections are made up. */
export function demoProducts(data: Array<DataOrder | DataRefund>, at: string): Product[] {
  const bySku = new Map<string, { title: string; price: string }>();
  for (const one of data)
    if (one.type === "order") for (const line of one.lines) bySku.set(line.sku, { title: line.title, price: line.price });
  return [...bySku.keys()].sort().map((sku, index) => {
    const { title, price } = bySku.get(sku)!;
    const variantId = String(7_200_000_000_001 + index);
    const variants = variantsOf(index, { id: variantId, sku, price: toMinor(price, "GBP") });
    const within = collections.filter((collection) => collection.words.test(title)).map((collection) => collection.handle);
    return {
      id: String(7_100_000_000_001 + index),
      variantId,
      sku,
      title,
      handle: `${title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "")}-${sku.toLowerCase()}`,
      vendor: vendors[Math.floor(chance("vendor", sku) * vendors.length)]!,
      type: within[0] ?? "gift",
      tags: within.length > 0 ? within : ["gift"],
      collections: within,
      price: toMinor(price, "GBP"),
      giftCard: false,
      ...(variants ? { variants } : {}),
      createdAt: at,
      updatedAt: at,
    };
  });
}
