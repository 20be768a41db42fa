import type { Goods, Lines } from "./goods-shape";
import type { GoodsFacts } from "./judgement";
import type { LineFacts } from "./order-facts";

/** Whether goods are meant; null: not known before Shopify said what the product is. */
export type Match = boolean | null;
type Test = (line: LineFacts, goods: GoodsFacts | null) => Match;

/** Goods as a program names them, made ready once. */
export interface GoodsMatcher {
  tests: readonly Test[];
}

/** Which lines a rule looks at, made ready once. */
export interface LinesMatcher {
  only: GoodsMatcher | null;
  not: GoodsMatcher | null;
}

const lower = (words: readonly string[]) => new Set(words.map((word) => word.toLowerCase()));

export function compileGoods(goods: Goods): GoodsMatcher {
  const tests: Test[] = [];
  const { products, variants, collections, vendors, types, tags } = goods;
  if (products) tests.push(idTest(products, (line) => line.productId));
  if (variants) tests.push(idTest(variants, (line) => line.variantId));
  if (vendors) {
    const names = lower(vendors);
    tests.push((line) => line.vendor !== null && names.has(line.vendor.toLowerCase()));
  }
  if (types) {
    const names = lower(types);
    tests.push((_line, known) => (known === null ? null : names.has(known.type)));
  }
  if (tags) {
    const names = lower(tags);
    tests.push((_line, known) => (known === null ? null : known.tags.some((tag) => names.has(tag))));
  }
  if (collections) {
    const ids = new Set(collections);
    tests.push((_line, known) => (known === null ? null : known.collections.some((id) => ids.has(id))));
  }
  return { tests };
}

function idTest(ids: readonly string[], idOf: (line: LineFacts) => string | null): Test {
  const wanted = new Set(ids);
  return (line) => {
    const id = idOf(line);
    return id !== null && wanted.has(id);
  };
}

export function compileLines({ only, not }: Lines): LinesMatcher {
  return { only: only === undefined ? null : compileGoods(only), not: not === undefined ? null : compileGoods(not) };
}

/** Whether the types, tags or collections of products are asked for, which no order says. */
export function asksForProducts(goods: Goods | undefined): boolean {
  return goods !== undefined && [goods.types, goods.tags, goods.collections].some((list) => list !== undefined);
}

/** Every given list holds the line. */
export function inEvery({ tests }: GoodsMatcher, line: LineFacts, goods: GoodsFacts | null): Match {
  let match: Match = true;
  for (const test of tests) {
    const found = test(line, goods);
    if (found === false) return false;
    if (found === null) match = null;
  }
  return match;
}

/** Any given list holds the line. */
export function inAny({ tests }: GoodsMatcher, line: LineFacts, goods: GoodsFacts | null): Match {
  let match: Match = false;
  for (const test of tests) {
    const found = test(line, goods);
    if (found === true) return true;
    if (found === null) match = null;
  }
  return match;
}

const noGoods: GoodsFacts = { type: "", tags: [], collections: [] };

/** What is known of a line's goods; a line without a product is known to be nothing of the catalogue's. */
export function goodsOf(line: LineFacts, goods: Readonly<Record<string, GoodsFacts>> | undefined): GoodsFacts | null {
  return line.productId === null ? noGoods : (goods?.[line.productId] ?? null);
}
