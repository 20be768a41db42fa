import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeEngine } from "./engine";
import { assertNames } from "./known-names";
import { withScope, type RenderScope } from "./scope";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "liquid-"));
  for (const name of ["snippets", "assets", "locales"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "snippets", "hello.liquid"), "Hello {{ name }}{{ shop.name }}{{ secret }}");
  writeFileSync(join(folder, "snippets", "lost.liquid"), "{{ nowhere.title }}");
  writeFileSync(join(folder, "assets", "panel.css"), "p{}");
  writeFileSync(
    join(folder, "locales", "en.default.json"),
    '{"a":{"b":"Hello {{ name }}"},"n":{"one":"{{ count }} point","other":"{{ count }} points"}}',
  );
  writeFileSync(join(folder, "locales", "fr.json"), '{"n":{"one":"{{ count }} point","other":"{{ count }} points"}}');
});
afterAll(() => rmSync(folder, { recursive: true }));

const usual: RenderScope = {
  locale: "en",
  mainLocale: "en",
  zone: "Europe/London",
  now: new Date("2026-07-01T23:30:00Z"),
  currency: "GBP",
  moneyFormat: "£{{amount}}",
  prefix: "",
  blocks: new Map(),
};

function draw(source: string, values: object = {}, scope: Partial<RenderScope> = {}): string {
  const globals = withScope({ shop: { name: "Lantern" }, ...values }, { ...usual, ...scope });
  const engine = makeEngine({ folder, path: "/cdn/x/" }, "extension");
  const templates = engine.parse(source);
  return engine.renderSync(templates, {}, { globals }) as string;
}

function check(source: string): void {
  const engine = makeEngine({ folder, path: "/cdn/x/" }, "extension");
  assertNames(engine, engine.parse(source), "blocks/x.liquid");
}

describe("an app's Liquid", () => {
  it("is not escaped by itself, as Shopify does not", () => {
    expect(draw("{{ name }} {{ name | escape }}", { name: `<b>'"&` })).toBe(`<b>'"& &lt;b&gt;&#39;&quot;&amp;`);
  });

  it("refuses filters, tags, assets and words that are not there, by name", () => {
    for (const filter of ["jsonify", "slugify", "nonsense"]) expect(() => draw(`{{ 1 | ${filter} }}`), filter).toThrow(filter);
    for (const tag of ["layout 'x'", "include 'hello'", "nonsense", "section 'x'"])
      expect(() => draw(`{% ${tag} %}`), tag).toThrow(tag.split(" ")[0]!);
    for (const tag of ["stylesheet", "javascript"])
      expect(() => draw(`{% ${tag} %}{% end${tag} %}`)).toThrow(`{% ${tag} %} is not for app blocks`);
    expect(() => draw("{{ 'none.js' | asset_url }}")).toThrow("no asset none.js");
    expect(() => draw("{{ 'a.none' | t }}")).toThrow("translation missing: en.a.none");
    expect(() => draw("{{ product | image_url: width: 3 }}", { product: "x" })).toThrow("image_url");
  });

  it("refuses objects that neither Shopify nor the file defines, in snippets too", () => {
    check("{% assign x = product.title %}{{ x }}{{ block.settings.a }}{% for y in shop.z %}{{ forloop.index }}{{ y }}{% endfor %}");
    expect(() => check("{{ produkt.title }}")).toThrow("blocks/x.liquid reads produkt");
    expect(() => check("{% render 'lost' %}")).toThrow("nowhere");
    expect(() => check("{% render 'hello', name: 'a', secret: 1 %}")).not.toThrow();
  });

  it("keeps a snippet to what it is given and what is everywhere", () => {
    expect(draw("{% assign secret = 'no' %}{% render 'hello', name: 'you, ' %}")).toBe("Hello you, Lantern");
  });

  it("leaves out {% doc %} and writes {% style %} as Shopify does", () => {
    expect(draw("{% doc %}{{ wrong | nonsense }}{% enddoc %}{% style %}p{color:{{ c }}}{% endstyle %}", { c: "red" })).toBe(
      "<style data-shopify>p{color:red}</style>",
    );
  });

  it("says words in the page's language, or else the main one, with their plural", () => {
    expect(draw("{{ 'a.b' | t: name: 'x' }}", {}, { locale: "fr" })).toBe("Hello x");
    const points = (count: number, locale: string) => draw("{{ 'n' | t: count: count }}", { count }, { locale });
    expect([points(0, "en"), points(1, "en"), points(0, "fr"), points(2, "fr")]).toEqual(["0 points", "1 point", "0 point", "2 points"]);
  });

  it("writes money by the shop's format", () => {
    const money = (amount: number, filter: string, scope: Partial<RenderScope> = {}) => draw(`{{ amount | ${filter} }}`, { amount }, scope);
    expect(money(123_456, "money")).toBe("£1,234.56");
    expect(money(-500, "money_without_trailing_zeros")).toBe("£-5");
    expect(money(500, "money_with_currency")).toBe("£5.00 GBP");
    expect(money(123_456, "money", { currency: "EUR", moneyFormat: "{{amount_with_space_separator}} €" })).toBe("1\u00a0234,56 €");
    expect(money(100_000, "money", { currency: "JPY", moneyFormat: "¥{{amount_no_decimals}}" })).toBe("¥1,000");
    expect(money(1_234_567, "money_without_currency", { currency: "KWD", moneyFormat: "KD {{amount}}" })).toBe("1,234.567");
    expect(draw("{{ nothing | money }}")).toBe("");
  });

  it("writes dates in the shop's zone", () => {
    expect(draw("{{ at | date: '%Y-%m-%d %H:%M' }}", { at: "2026-07-01T23:30:00Z" })).toBe("2026-07-02 00:30");
    expect(draw("{{ 'now' | date: '%Y-%m-%d %H:%M' }}{{ 'today' | date: ' %s' }}")).toBe("2026-07-02 00:30 1782948600");
    expect(draw("{{ at | date: format: 'date' }}", { at: "2026-07-01T10:00:00Z" })).toBe("July 01, 2026");
    expect(draw("{{ at | time_tag: '%d/%m' }}", { at: "2026-07-01T23:30:00Z" })).toBe('<time datetime="2026-07-01T23:30:00Z">02/07</time>');
  });

  it("gives addresses of assets and pictures", () => {
    expect(draw("{{ 'panel.css' | asset_url }}")).toMatch(/^\/cdn\/x\/panel\.css\?v=\w+$/u);
    expect(draw("{{ product | image_url: width: 300 }}", { product: { featured_image: { src: "/cdn/images/1.svg" } } })).toBe(
      "/cdn/images/1.svg?width=300",
    );
  });

  it("writes JSON that cannot end a script", () => {
    expect(draw("{{ a | json }}", { a: { b: "</script>" } })).toBe('{"b":"\\u003c/script>"}');
  });

  it("compares and mixes colours", () => {
    expect(draw("{{ '#000' | color_contrast: '#ffffff' }} {{ '#ffffff' | color_brightness }} {{ '#336699' | color_to_rgb }}")).toBe(
      "21 255 rgb(51, 102, 153)",
    );
    expect(draw("{{ '#000000' | color_lighten: 50 }} {{ '#ffffff' | color_mix: '#000000', 50 }}")).toBe("#808080 #808080");
  });
});
