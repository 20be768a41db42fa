import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { useStandIn } from "../../tests/support/stand-in";
import { demoProgram } from "../loyalty/default-program";
import { parseProgram, type Program } from "../loyalty/program";
import { goodsNames, namedInProgram } from "./goods-names.server";
import { readProducts } from "./products.server";

useDatabase();
const { world, visit } = useStandIn();
const shop = "demo.myshopify.com";

const parsed = (document: object): Program => {
  const result = parseProgram({ ...demoProgram, ...document });
  if (!result.ok) throw new Error(result.faults.map(({ path }) => path).join());
  return result.program;
};

describe("the names of what a program names", () => {
  beforeAll(() => visit(shop));

  it("are what Shopify calls products, variants and collections; what is gone has none", async () => {
    const [product] = [...world.state.table("product", shop).values()].filter(({ variants }) => variants);
    const coffee = [...world.state.table("collection", shop).values()].find(({ handle }) => handle === "coffee")!;
    const program = parsed({
      exclusions: { spending: { products: [product!.id] } },
      earning: [
        {
          key: "a",
          title: { en: "A" },
          on: "order",
          points: "1",
          lines: { only: { collections: [coffee.id] }, not: { products: ["99"] } },
        },
        { key: "b", title: { en: "B" }, on: "order", points: "1", lines: { only: { variants: [product!.variants![1]!.id] } } },
      ],
    });
    expect(namedInProgram(program)).toHaveLength(4);
    expect(await goodsNames(shop, program)).toEqual({
      [product!.id]: product!.title,
      [coffee.id]: "Coffee",
      [product!.variants![1]!.id]: `${product!.title} - Medium`,
    });
  });

  it("are not asked for when there are none", async () => {
    expect(await goodsNames("nowhere.myshopify.com", parsed({}))).toEqual({});
  });

  it("belong to products that are read with all their collections, however many", async () => {
    const [product] = world.state.table("product", shop).values();
    const handles = Array.from({ length: 45 }, (_, n) => `many-${n}`);
    world.state.commit([
      ...handles.map((handle, n) => ["collection", shop, String(5000 + n), { id: String(5000 + n), handle, title: handle }] as const),
      ["product", shop, product!.id, { ...product!, collections: handles, tags: ["B ", "a", "A"] }],
    ] as Parameters<typeof world.state.commit>[0]);
    const read = await readProducts(shop, [product!.id, "99"]);
    expect(read.get("99")).toBeNull();
    expect(read.get(product!.id)).toMatchObject({ tags: ["a", "b"] });
    expect(read.get(product!.id)?.collections).toHaveLength(45);
  });
});
