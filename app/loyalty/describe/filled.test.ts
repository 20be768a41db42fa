import { describe, expect, it } from "vitest";
import { elides, filledIn } from "./filled";

describe("a merchant's own words", () => {
  it("name the advocate, the shop and the gain, as often as they like, and keep every other brace", () => {
    const named = { name: "Ada", shop: "Paper & Lantern", gain: "£10.00 off" };
    expect(filledIn("{name} has {gain} at {shop} for you, says {name}. {hm} {} {{gain", named, "en")).toBe(
      "Ada has £10.00 off at Paper & Lantern for you, says Ada. {hm} {} {{gain",
    );
    expect(filledIn("Nothing to fill", {}, "en")).toBe("Nothing to fill");
    expect(filledIn("a name in {shop} stays one", { shop: "{gain}", gain: "x" }, "en")).toBe("a name in {gain} stays one");
  });

  it("are not said where they name what nobody knows", () => {
    expect(filledIn("{name} invites you", { name: null }, "en")).toBeNull();
    expect(filledIn("{gain}", {}, "en")).toBeNull();
    expect(filledIn(undefined, {}, "en")).toBeNull();
  });

  it("elide in French before the names that ask for it, and nowhere else", () => {
    const says = (name: string) => filledIn("L’invitation de {name}", { name }, "fr");
    expect(["Ada", "Élise", "Yves", "Hélène", "Oumar"].map(says)).toEqual(
      ["d’Ada", "d’Élise", "d’Yves", "d’Hélène", "d’Oumar"].map((with_) => `L’invitation ${with_}`),
    );
    expect(["Maya", "Yann", "Harry", "Zoé"].map(says)).toEqual(["Maya", "Yann", "Harry", "Zoé"].map((name) => `L’invitation de ${name}`));
    expect(filledIn("Parce que {name} le dit", { name: "Inès" }, "fr")).toBe("Parce qu’Inès le dit");
    expect(filledIn("Vinde {name}", { name: "Ada" }, "fr")).toBe("Vinde Ada");
    expect(filledIn("de {shop}", { shop: "Atelier" }, "fr")).toBe("de Atelier");
    expect(filledIn("de {name}", { name: "Ada" }, "en")).toBe("de Ada");
    expect(elides("")).toBe(false);
  });
});
