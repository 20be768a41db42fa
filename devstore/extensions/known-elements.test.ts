import { expect, it } from "vitest";
import { elementsOf, knownElements } from "./known-elements";
import { readKnownElements } from "./write-known-elements";

it(
  "what elements take is what Shopify's package says (else: tsx devstore/extensions/write-known-elements.ts)",
  { timeout: 120_000 },
  () => {
    expect(knownElements()).toEqual(readKnownElements());
  },
);

it("differs by surface and target", () => {
  expect(Object.keys(elementsOf("pos.home.tile.render"))).toEqual(["s-tile"]);
  expect(elementsOf("purchase.checkout.block.render")["s-admin-block"]).toBeUndefined();
  expect(elementsOf("purchase.checkout.block.render")["s-button"]).toEqual({
    attributes: expect.arrayContaining(["commandFor", "loading", "variant"]) as string[],
    events: ["click"],
  });
});
