import type { Program } from "../loyalty/program";
import type { Goods } from "../loyalty/program-parts";
import { adminClient } from "./admin/client.server";
import { ReadTitlesDocument } from "./admin/generated";
import { gidOf, idOfGid } from "./facts/ids";

const atOnce = 250;

type NamingProgram = Pick<Program, "earning" | "exclusions" | "rewards">;

/** Everything of Shopify's that the document names by its number: gids of products, variants, collections and segments. */
export function namedInProgram(program: NamingProgram): string[] {
  const gids = new Set<string>();
  const add = (type: "Product" | "ProductVariant" | "Collection" | "Segment", ids: readonly string[] = []) =>
    ids.forEach((id) => gids.add(gidOf(type, id)));
  const addGoods = (goods: Goods | undefined) => {
    add("Product", goods?.products);
    add("ProductVariant", goods?.variants);
    add("Collection", goods?.collections);
  };
  addGoods(program.exclusions.earning);
  addGoods(program.exclusions.spending);
  for (const reward of program.rewards) {
    if ("goods" in reward) addGoods(reward.goods);
    if (reward.kind === "product")
      add(
        "ProductVariant",
        reward.choices.map(({ variant }) => variant),
      );
  }
  for (const rule of program.earning) {
    if ("lines" in rule) {
      addGoods(rule.lines.only);
      addGoods(rule.lines.not);
    }
    add("Segment", rule.when.segments);
  }
  return [...gids].sort();
}

/**
 * What Shopify calls the products, variants, collections and segments that the document names, by their number. What is gone is not
 * there: whoever shows it shows the number. Throws `shopify_unavailable`.
 */
export async function goodsNames(shopDomain: string, program: NamingProgram): Promise<Record<string, string>> {
  const gids = namedInProgram(program);
  const names: Record<string, string> = {};
  for (let from = 0; from < gids.length; from += atOnce) {
    const { nodes } = await adminClient(shopDomain).run(ReadTitlesDocument, { ids: gids.slice(from, from + atOnce) });
    for (const node of nodes) {
      if (!node) continue;
      const name = "title" in node ? node.title : "displayName" in node ? node.displayName : "name" in node ? node.name : null;
      if (name) names[idOfGid(node.id)] = name;
    }
  }
  return names;
}
