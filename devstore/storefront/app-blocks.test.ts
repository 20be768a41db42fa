import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { answerControl } from "../control/answer";
import { DEMO, testStore } from "../support/test-store";
import { makeCustomer, Shopper } from "../support/shopper";
import { extensionBlocks, isEmbed, parseBlock } from "../theme/extension-blocks";
import { appMetafields, metafieldsOf, withOwnNames } from "./drops/metafields";

let store: DevStore;
const stores: DevStore[] = [];
beforeEach(() => {
  store = testStore();
  stores.push(store);
});
afterAll(() => Promise.all(stores.map((one) => one.close())));

async function theme(body: object): Promise<{ status: number; body: { themes: Array<Record<string, unknown>>; error?: string } }> {
  const request = new Request("http://localhost/control/theme", { method: "POST", body: JSON.stringify(body) });
  const answer = await answerControl(store.parts.control, request);
  return { status: answer.status, body: (await answer.json()) as { themes: Array<Record<string, unknown>>; error?: string } };
}

const embeds = extensionBlocks().filter(isEmbed);
const blocks = extensionBlocks().filter((block) => !isEmbed(block));

describe("/control/theme", () => {
  it("begins with two themes and nothing of the app in either", async () => {
    expect((await theme({})).body.themes).toMatchObject([
      { name: "Paper", role: "main", embeds: {}, blocks: [] },
      { name: "Spring", role: "unpublished", embeds: {}, blocks: [] },
    ]);
    expect((await new Shopper(store, DEMO).get("/")).body).not.toContain("shopify-app-block");
  });

  it("turns the embed on and off, and another theme has none of it", async () => {
    const shopper = new Shopper(store, DEMO);
    const shown = async () => (await shopper.get("/")).body.includes("shopify-block-embed");
    await theme({ shop: DEMO, embed: true });
    expect(await shown()).toBe(true);
    await theme({ publish: "Spring" });
    expect(await shown()).toBe(false);
    await theme({ publish: "Paper", embed: { block: embeds[0]!.handle, enabled: false, settings: { side: "left" } } });
    expect(await shown()).toBe(false);
    await theme({ embed: true });
    expect((await theme({})).body.themes[0]).toMatchObject({
      embeds: { [embeds[0]!.handle]: { enabled: true, settings: { side: "left" } } },
    });
  });

  it("places blocks in their template, once each, and takes them away", async () => {
    const block = blocks[0]!.handle;
    const shopper = new Shopper(store, DEMO);
    await theme({
      place: [
        { template: "index", block },
        { template: "index", block, settings: { a: 1 } },
      ],
    });
    expect((await theme({})).body.themes[0]).toMatchObject({ blocks: [{ template: "index", block, settings: { a: 1 } }] });
    expect((await shopper.get("/")).body.match(/shopify-block-block/gu)).toHaveLength(1);
    expect((await shopper.get("/cart")).body).not.toContain("shopify-block-block");
    await theme({ remove: [{ template: "index", block }] });
    expect((await shopper.get("/")).body).not.toContain("shopify-block");
  });

  it("says what there is not", async () => {
    expect(await theme({ publish: "Autumn" })).toMatchObject({ status: 422, body: { error: `${DEMO} has no theme Autumn.` } });
    expect((await theme({ place: [{ template: "blog", block: "hero" }] })).status).toBe(422);
    expect((await theme({ embed: "on" })).status).toBe(422);
  });
});

describe("the extension's blocks", () => {
  it("are all drawn on their pages, also before the app wrote anything", async () => {
    makeCustomer(store, DEMO, "61");
    await theme({ embed: true, place: blocks.map(({ handle }) => ({ template: "page.loyalty", block: handle })) });
    const shopper = new Shopper(store, DEMO);
    for (const path of ["/pages/loyalty", "/fr/pages/loyalty"]) expect((await shopper.get(path)).status).toBe(200);
    await shopper.post("/account/login", { customer_id: "61" });
    expect((await shopper.get("/pages/loyalty")).body.match(/id="shopify-block-block/gu)).toHaveLength(blocks.length);
  });

  it("go with the app", async () => {
    await theme({ embed: true });
    const { state } = store.parts.world;
    state.commit([["shop", DEMO, DEMO, { ...state.shop(DEMO)!, installed: false }]]);
    expect((await new Shopper(store, DEMO).get("/")).body).not.toContain("shopify-app-block");
  });

  it("need a schema that Shopify would take", () => {
    expect(() => parseBlock("x", "<p>")).toThrow("blocks/x.liquid has no {% schema %}");
    expect(() => parseBlock("x", '{% schema %}{"target":"footer"}{% endschema %}')).toThrow("The schema of blocks/x.liquid");
    expect(parseBlock("x", 'a{% schema %}{"target":"section"}{% endschema %}')).toMatchObject({ handle: "x", source: "a" });
  });
});

describe("metafields in Liquid", () => {
  const field = (ownerId: string, namespace: string, key: string, value: string) => {
    const at = "2025-01-01T00:00:00Z";
    store.parts.world.state.commit([
      [
        "metafield",
        DEMO,
        `${ownerId} ${namespace} ${key}`,
        { id: "1", ownerId, namespace, key, type: "json", value, createdAt: at, updatedAt: at },
      ],
    ]);
  };
  const define = (storefront: string) =>
    store.parts.world.state.commit([
      [
        "definition",
        DEMO,
        "1",
        {
          id: "1",
          name: "x",
          namespace: "app--1--fidelio",
          key: "summary",
          type: "json",
          ownerType: "CUSTOMER",
          description: null,
          access: { storefront },
        },
      ],
    ]);
  const shop = () => store.parts.world.state.shop(DEMO)!;
  const customer = "gid://shopify/Customer/61";

  it("of the app's installation are read by their plain names", () => {
    field(`gid://shopify/AppInstallation/${shop().id}`, "fidelio", "program", '{"version":3}');
    expect(appMetafields(store.parts.world, shop())).toEqual({ fidelio: { program: { value: { version: 3 }, type: "json" } } });
  });

  it("of the app's own namespace are read by the app's name for it, once their definition opens them to storefronts", () => {
    field(customer, "app--1--fidelio", "summary", '{"available":5}');
    expect(metafieldsOf(store.parts.world, shop(), customer)).toEqual({});
    define("NONE");
    expect(metafieldsOf(store.parts.world, shop(), customer)).toEqual({});
    define("PUBLIC_READ");
    const open = metafieldsOf(store.parts.world, shop(), customer);
    expect(Object.keys(open)).toEqual(["app--1--fidelio"]);
    expect(withOwnNames(open)).toEqual({ "$app:fidelio": { summary: { value: { available: 5 }, type: "json" } } });
  });
});
