import { describe, expect, it } from "vitest";
import { compare } from "./comparison";
import { setupSteps, type SetupFacts } from "./setup-steps";
import { blockLink, embedLink, themeFacts } from "./theme-facts";

const nothing: SetupFacts = { returnDays: null, published: false, tiers: true, theme: null, stepsDone: [] };
const doneOf = (facts: Partial<SetupFacts>) =>
  setupSteps({ ...nothing, ...facts })
    .filter(({ done }) => done)
    .map(({ key }) => key);
const block = (handle: string, status = "active") => ({ handle, name: handle, target: "section", status, activations: [] });
const told = (...activations: Array<ReturnType<typeof block>>) => [
  { handle: "checkout", type: "ui_extension", activations: [{ target: "purchase.thank-you.block.render" }] },
  { handle: "storefront", type: "theme_app_extension", activations },
];

describe("the setup guide", () => {
  it("calls nothing done on the first day", () => {
    expect(doneOf({})).toEqual([]);
  });

  it("believes facts: an answer of no days, a publication, an embed, blocks that stand", () => {
    expect(doneOf({ returnDays: 0 })).toEqual(["returns"]);
    expect(doneOf({ published: true })).toEqual(["returns", "publish"]);
    expect(doneOf({ theme: themeFacts(told(block("launcher"))) })).toEqual(["embed"]);
    expect(doneOf({ theme: themeFacts(told(block("product-points"), block("cart-points"))) })).toEqual(["blocks"]);
    expect(doneOf({ theme: themeFacts(told(block("product-points"), block("cart-points", "available"))) })).toEqual([]);
  });

  it("knows a loyalty page by its blocks, and else by the merchant's word", () => {
    expect(doneOf({ stepsDone: ["page", "try", "embed"] })).toEqual(["page", "try"]);
    expect(doneOf({ theme: themeFacts(told(block("hero"))) })).toEqual(["page"]);
    const without = told(block("hero"), block("earn"), block("rewards"));
    expect(doneOf({ theme: themeFacts(without) })).toEqual(["page"]);
    expect(doneOf({ theme: themeFacts(without), tiers: false })).toEqual(["page", "page-blocks"]);
  });

  it("knows nothing of the theme when Shopify tells of other extensions alone", () => {
    expect(themeFacts([])).toBeNull();
    expect(themeFacts(told().slice(0, 1))).toBeNull();
    expect(themeFacts(told(block("launcher", "available")))).toEqual({ embed: false, blocks: new Set() });
  });

  it("links to the place", () => {
    expect(embedLink("a.myshopify.com", "key")).toBe(
      "https://a.myshopify.com/admin/themes/current/editor?context=apps&activateAppId=key/launcher",
    );
    expect(blockLink("a.myshopify.com", "key", "product-points")).toBe(
      "https://a.myshopify.com/admin/themes/current/editor?template=product&addAppBlockId=key/product-points&target=mainSection",
    );
  });
});

describe("a comparison", () => {
  it("says which way, and by how much where there was something", () => {
    expect(compare(108, 100)).toEqual({ direction: "up", percent: 8 });
    expect(compare(50, 100)).toEqual({ direction: "down", percent: 50 });
    expect(compare(7, 7)).toEqual({ direction: "same", percent: 0 });
    expect(compare(7, 0)).toEqual({ direction: "up", percent: null });
    expect(compare(0, 0)).toEqual({ direction: "same", percent: null });
  });
});
