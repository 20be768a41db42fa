import { describe, expect, it } from "vitest";
import { sampleExtension, sampleToml } from "../support/sample-extension";
import { targets } from "./surfaces";
import { nameOf, uiExtensions, wordOf } from "./ui-extensions";

const words = { "locales/en.default.json": '{"name":"Points","a":{"b":"Deep"}}', "locales/fr.json": '{"name":"Points fidélité"}' };
const toml = (more = "") => sampleToml("one", { "purchase.checkout.block.render": "./block.ts" }, more);

describe("UI extensions of a project", () => {
  it("are read from their configuration and locales", () => {
    const capabilities = "[extensions.capabilities]\nnetwork_access = true\napi_access = false\n";
    const [one] = uiExtensions(sampleExtension(words, toml(capabilities)));
    expect(one).toMatchObject({ handle: "one", apiVersion: "2026-07", defaultLocale: "en", capabilities: ["network_access"], fields: [] });
    expect(nameOf(one!, "fr")).toBe("Points fidélité");
    expect(nameOf(one!, "de")).toBe("Points");
    expect(wordOf(one!, "t:a.b", "en")).toBe("Deep");
    expect(() => wordOf(one!, "t:a.c", "en")).toThrow("a.c");
  });

  it("are refused where Shopify would refuse them: no default locale, more than twenty settings", () => {
    expect(() => uiExtensions(sampleExtension({ "locales/en.json": "{}" }))).toThrow(".default.json");
    const fields = Array.from({ length: 21 }, (_, at) => `[[extensions.settings.fields]]\nkey = "k${at}"\ntype = "boolean"\nname = "n"\n`);
    expect(() => uiExtensions(sampleExtension(words, toml(`[extensions.settings]\n${fields.join("\n")}`)))).toThrow(
      "shopify.extension.toml",
    );
  });

  it("of this project have handles of their own, and targets that the stand-in hosts", () => {
    const own = uiExtensions();
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map(({ handle }) => handle)).size).toBe(own.length);
    for (const { targets: named } of own) for (const { target } of named) expect(Object.keys(targets)).toContain(target);
  });
});
