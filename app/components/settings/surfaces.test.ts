import { describe, expect, it } from "vitest";
import { placedTargets, surfaces } from "./surfaces";

describe("the places where points are spent", () => {
  it("stand where Shopify tells that an extension is active", () => {
    const told = [
      { type: "theme_app_extension", activations: [{ target: "section" }] },
      { type: "ui_extension", activations: [{ target: "purchase.thank-you.block.render" }] },
    ];
    expect(placedTargets(told)).toEqual(new Set(["purchase.thank-you.block.render"]));
    expect(placedTargets(told.slice(0, 1))).toBeNull();
    expect(placedTargets([{ type: "ui_extension", activations: [] }])).toEqual(new Set());
  });

  it("are each named once, and those that can be told of name their targets", () => {
    expect(new Set(surfaces.map(({ key }) => key)).size).toBe(surfaces.length);
    const targets = surfaces.flatMap((surface) => surface.targets);
    expect(new Set(targets).size).toBe(targets.length);
  });
});
