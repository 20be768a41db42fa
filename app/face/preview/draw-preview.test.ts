import { describe, expect, it } from "vitest";
import { draw, read } from "../../../extensions/tests/render.fixture";
import { defaultProgram } from "../../loyalty/default-program";
import { templateProgram } from "../../loyalty/templates/templates";
import { memberFace } from "../member-face";
import { programFace } from "../program-face";
import { sampleProgram, sampleShop } from "../sample";
import { drawPreview, previewPages, type PreviewAsk } from "./draw-preview";
import { sampleMember } from "./sample-member";
import { still } from "./still";

const ground = {
  locale: "en",
  zone: "Europe/London",
  now: "2026-11-22T12:00:00.000Z",
  name: "Paper & Lantern",
  storefront: "paper.example",
  plan: "growth",
};
const ask = (more: Partial<PreviewAsk> = {}): PreviewAsk => ({
  program: sampleProgram(),
  language: "en",
  person: { guest: false, tier: null },
  page: "panel",
  ground,
  ...more,
});
const drawn = (more: Partial<PreviewAsk> = {}) => drawPreview(ask(more)) ?? "";

describe("the preview", () => {
  it.each([true, false])("says word for word what the storefront says (guest: %s)", (guest) => {
    const program = sampleProgram();
    const shop = { ...sampleShop, appPlan: ground.plan };
    const face = programFace({ program, version: 1, settings: { visibility: { who: "everyone", tag: "" } }, shop });
    const versions = [{ number: 1, program, inForceFrom: ground.now }];
    const member = memberFace({ member: sampleMember(program, null, ground), versions, shop: sampleShop });
    const blocks = { panel: "launcher", earn: "earn", rewards: "rewards", tiers: "tiers" } as const;
    for (const page of previewPages) {
      for (const language of ["en", "fr"] as const) {
        const real = draw(blocks[page], { face, member: guest ? null : member, guest, language, kind: "index", settings: { columns: 1 } });
        const person = guest ? { guest } : ({ guest: false, tier: null } as const);
        // what a script does, and what it fills in later, is nothing that anyone reads
        const seen = read(real.replace(/ onclick="[^"]*"|<template>.*?<\/template>/gsu, ""));
        expect(read(drawn({ program, page, language, person }))).toBe(seen);
      }
    }
  });

  it("acts nowhere: the panel stands open, and nothing leads anywhere or is sent", () => {
    for (const page of previewPages) {
      const html = drawn({ page });
      expect(html).not.toMatch(/<form|<script|onclick| href=| popover|type="submit"/u);
      expect(html.match(/<button(?! type="button"| *\n\s*type="button")/gu)).toBeNull();
    }
    expect(drawn()).toMatch(/<dialog[^>]* open/u);
  });

  it("takes no tag out of what a merchant wrote", () => {
    const program = sampleProgram({ title: { en: '<form onclick="x"><b>Club</b>' } });
    expect(drawn({ program })).toContain("&lt;form onclick=&#34;x&#34;&gt;&lt;b&gt;Club&lt;/b&gt;");
    expect(still('<a class="x" href="/account">In</a>')).toBe('<a class="x">In</a>');
  });

  it("shows a tier's member what the tier brings, and who has no tier the first", () => {
    expect(read(drawn())).toContain("120 points");
    expect(read(drawn({ person: { guest: false, tier: "silver" } }))).toMatch(/Your tier Silver/u);
    expect(read(drawn({ person: { guest: false, tier: "gold" } }))).toContain("320 points");
    expect(read(drawn({ person: { guest: false, tier: "unknown" } }))).toMatch(/Your tier Bronze/u);
  });

  it("draws what is not valid yet not at all", () => {
    const program = sampleProgram();
    const rewards = program.rewards.map((reward) => ({ ...reward, cost: Number.NaN }));
    expect(drawPreview(ask({ program: { ...program, rewards } }))).toBeNull();
    expect(drawPreview(ask({ program: { ...program, title: {} } }))).toBeNull();
  });

  it.each(["GBP", "EUR", "JPY", "KWD"])("draws what a shop starts from and the templates, in %s, for everyone", (currency) => {
    const programs = [
      defaultProgram(currency),
      ...(["coffee", "fashion", "beauty", "b2b"] as const).map((key) => templateProgram(key, currency)),
    ];
    for (const program of programs) {
      const tiers = [null, ...(program.tiers?.levels.map(({ key }) => key) ?? [])];
      for (const page of previewPages) {
        expect(drawn({ program, page, person: { guest: true } })).toContain("fid");
        for (const tier of tiers) expect(drawn({ program, page, language: "fr", person: { guest: false, tier } })).toContain("fid");
      }
    }
  });
});

describe("the page that an advocate's link leads to", () => {
  const inviting = (more: object = {}) =>
    ({ ...sampleProgram(), referral: { advocate: { points: "200" }, friend: { kind: "amount", value: "10.00" }, ...more } }) as never;

  it("says who invites and what there is, in each language, and acts no more than the others", () => {
    const [english = "", french = ""] = (["en", "fr"] as const).map((language) =>
      drawn({ program: inviting({ showName: true }), language, page: "friend" }),
    );
    expect(english).toContain("<h1>Camille invites you</h1>");
    expect(english).toContain("£10.00 off");
    // what goes along with the link, as it will be sent
    expect(read(english)).toContain(
      "Message to share For your first order at Paper &amp; Lantern: £10.00 off. https://paper.example/apps/fidelio/friend/CAMILLE",
    );
    expect(french).toContain("Camille");
    for (const html of [english, french]) expect(html).not.toMatch(/\{\{|<form| href=|<button(?! type="button")/u);
  });

  it("shows the merchant's own words as text, and nobody's name where the program says so", () => {
    const html = drawn({ program: inviting({ showName: false, texts: { en: { lead: "<b>Tea</b>" } } }), page: "friend" });
    expect(html).toContain("&lt;b&gt;Tea");
    expect(html).not.toContain("Camille");
  });
});
