import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coded, shareWays } from "../../app/loyalty/share-ways";
import type { MemberFace, ProgramFace } from "../../app/face/public-face";
import { sampleMemberFace, sampleProgramFace } from "../../app/face/sample";
import { demoProgram } from "../../app/loyalty/default-program";
import { blockHandles, draw, product, read, type Page } from "./render.fixture";

const goods: Page = { product: product(), cart: { currency: { iso_code: "GBP" }, items: [], total_price: 4820 } };
const everything = (page: Page) => blockHandles.map((handle) => draw(handle, { ...goods, ...page })).join("");
const face = (change: Partial<ProgramFace>): ProgramFace => ({ ...sampleProgramFace(), ...change });
const seen = (who: ProgramFace["visibility"]["who"], tag = "vip") => face({ visibility: { who, tag } });

describe("who sees the program", () => {
  it("nobody, while it is for nobody", () => {
    expect(everything({ face: seen("nobody"), guest: true })).toBe("");
    expect(everything({ face: seen("nobody"), member: "active" })).toBe("");
  });

  it("customers with the tag", () => {
    expect(everything({ face: seen("tagged"), guest: true })).toBe("");
    expect(everything({ face: seen("tagged"), tags: ["other", "vipper"] })).toBe("");
    expect(draw("hero", { face: seen("tagged"), tags: ["other", "vip"] })).toContain("1,250 points");
  });

  it("whoever arranges the theme, told so", () => {
    expect(read(draw("hero", { face: seen("nobody"), editor: true, guest: true }))).toContain("Shown in the editor only");
    expect(read(draw("hero", { face: null, editor: true }))).toBe("Fidelio shows nothing here yet: publish the program first.");
    expect(read(draw("hero", { face: null, editor: true, language: "fr" }))).toContain("publiez d’abord");
    expect(draw("launcher", { face: null, editor: true })).toBe("");
  });

  it("nothing breaks where a metafield is missing, or of another shape", () => {
    expect(everything({ face: null })).toBe("");
    expect(everything({ face: {} as ProgramFace })).toBe("");
    expect(everything({ face: { texts: {} } as ProgramFace })).toBe("");
    const bare = sampleProgramFace();
    for (const member of [null, {} as MemberFace, { status: "active" } as MemberFace]) {
      expect(read(everything({ face: bare, member }))).toContain("The Club");
    }
  });
});

describe("what is shown to whom", () => {
  it("guests see what joining brings, and the way in", () => {
    const html = draw("launcher", { guest: true });
    expect(read(html)).toContain("Orders earn points to exchange for rewards.");
    expect(html).toContain('href="/account/login?return_to=%2Fpages%2Floyalty"');
    expect(html).not.toContain("/apps/fidelio/redeem");
    expect(draw("launcher", { guest: true, settings: { hide_guests: true } })).not.toContain("<button");
    expect(draw("history", { guest: true })).not.toContain("<table");
  });

  it("members see what they have, by forms that need no script", () => {
    const html = draw("launcher");
    for (const words of ["1,250 points", "worth £31.25", "KWRT7MHXQ2PD", "Leaves 1,050 points", "20 November 2026"])
      expect(html).toContain(words);
    expect(html).toMatch(/<form method="post" action="\/apps\/fidelio\/redeem" data-do="redeem">/u);
    expect(html).toContain('<input type="hidden" name="redemption" value="1">');
    expect(html).toContain('<form action="/discount/KWRT7MHXQ2PD" data-do="apply">');
  });

  it.each(["hero", "rewards", "launcher"])("%s lets nobody redeem who cannot", (handle) => {
    const forms = (page: Page) => draw(handle, page).match(/<form[^>]*redeem"(?! hidden| data-do="redeem" hidden)[^>]*>/gu) ?? [];
    const usual = handle === "hero" ? 0 : 1;
    expect(forms({})).toHaveLength(usual);
    expect(forms({ member: "fresh" })).toHaveLength(0);
    expect(forms({ member: "blocked" })).toHaveLength(0);
    expect(forms({ face: face({ spending: false }) })).toHaveLength(0);
    expect(forms({ guest: true })).toHaveLength(0);
  });

  it("each way in which the program pauses or ends is said where it matters, to guests too", () => {
    const states = { earning: "Earns <nothing>", spending: "Redeems nothing", closing: "It ends", notice: "Thank you" };
    const ending = face({});
    for (const texts of Object.values(ending.texts)) Object.assign(texts, { states });
    for (const page of [{ face: ending }, { face: ending, guest: true }]) {
      for (const handle of ["hero", "launcher"] as const) expect(read(draw(handle, page))).toMatch(/It ends\s+Thank you/u);
      expect(draw("earn", page)).toContain("Earns &lt;nothing&gt;");
    }
    expect(read(draw("hero", { face: ending }))).toContain("Redeems nothing");
    expect(draw("launcher")).not.toContain("It ends");
  });

  it("one who is no member yet joins, with the terms beside it", () => {
    for (const member of [null, "candidate", "left"] as const) {
      const html = draw("hero", { member });
      expect(html).toContain('action="/apps/fidelio/join"');
      expect(read(html)).toContain("By joining you accept the terms of the program");
      expect(html).not.toContain('<input type="checkbox"');
    }
    expect(read(draw("hero", { member: "left" }))).toContain("You left the program.");
  });

  it("the box is empty, and asked for where the merchant asks", () => {
    const html = draw("hero", { member: null, face: face({ terms: { ask: true, version: "v1" } }) });
    expect(html).toContain('<input type="checkbox" name="agree" value="yes" required>');
    expect(html).toContain('I accept the <a href="/apps/fidelio/terms">terms of the program</a>');
  });

  it("the blocked are told so, and can still leave", () => {
    const html = draw("hero", { member: "blocked" });
    expect(read(html)).toContain("Your membership is suspended.");
    expect(html).not.toContain("1,250 points");
    expect(html).toContain("/apps/fidelio/leave");
  });

  it("leaving says what is lost before the button", () => {
    const text = read(draw("hero"));
    const lost = sampleMemberFace().texts.en!.leaving!;
    expect(text.indexOf(lost)).toBeGreaterThan(text.indexOf("Leave the program"));
    expect(text.indexOf(lost)).toBeLessThan(text.indexOf("Yes, leave the program"));
  });

  it("what was given without points has nothing to give back", () => {
    const shown = (member: ReturnType<typeof sampleMemberFace>) =>
      draw("launcher", { member }).match(/<details( hidden)?>\s*<summary>Give/gu);
    const member = sampleMemberFace();
    const before = shown(member);
    expect(before?.[0]).not.toContain("hidden");
    member.codes[0]!.gift = true;
    expect(shown(member)).toEqual([before![0].replace("<details>", "<details hidden>"), ...before!.slice(1)]);
  });

  it("says what changed in the terms", () => {
    const member = sampleMemberFace();
    member.texts.en!.changed = "From 1 December 2026 points expire after 12 months.";
    expect(draw("hero", { member })).toMatch(/<div data-row>\s*<p class="fid-name">What changes in the terms/u);
    expect(draw("hero")).toMatch(/<div data-row hidden>/u);
  });

  it("a member hands on their link where they are, once referrals are open, and a guest does not", () => {
    const open = sampleProgramFace({}, { appPlan: "growth" });
    const link = "https://shop.example/apps/fidelio/friend/ADA-ROSES";
    for (const part of ["launcher", "hero"]) {
      const html = draw(part, { face: open });
      expect(read(html)).toContain(
        `You get 200 points for each friend whose first order here came through you. Your friend gets £10.00 off`,
      );
      expect(html).toContain(`<form action="/apps/fidelio/referrals" data-do="copy-link" data-text="${link}">`);
      expect(html).toContain('href="/apps/fidelio/qr/ADA-ROSES.svg"');
      expect(html).toContain('<a href="/apps/fidelio/referrals">Who came, your code and your name</a>');
      expect(draw(part)).not.toContain("/apps/fidelio/referrals");
      expect(draw(part, { face: open, guest: true })).not.toContain("/apps/fidelio/referrals");
      // who joined a moment ago has no summary with a link yet
      expect(draw(part, { face: open, member: "fresh" })).toContain(
        '<a class="fid-button" href="/apps/fidelio/referrals">Invite friends</a>',
      );
    }
  });

  it.each(["en", "fr"] as const)("the ways to share are those that the app says, with the merchant's own words, in %s", (language) => {
    const texts = { [language]: { share: "Thé & « 5 % » +1: {gain} — {code}", subject: "Du thé ? {shop}" } };
    const open = sampleProgramFace({ referral: { ...demoProgram.referral!, texts } }, { appPlan: "growth" });
    const { url, code } = sampleMemberFace().referral!;
    const message = coded(open.texts[language]!.invite!, code);
    expect(message.text).toContain("— ADA-ROSES");
    expect(message.subject).toBe("Du thé ? Paper & Lantern");
    const html = draw("launcher", { face: open, language });
    const drawn = [...html.matchAll(/<a class="fid-button" data-to="([\w-]+)"[^>]*? href="([^"]*)"/gu)].map(([, to, href]) => ({
      to,
      href,
    }));
    const plain = (address: string) => decodeURIComponent(address.replaceAll("&amp;", "&").replaceAll("&#38;", "&"));
    expect(drawn.map(({ to, href }) => ({ to, href: plain(href!) }))).toEqual(
      shareWays(message, url, () => "").map(({ to, url: href }) => ({ to, href: plain(href) })),
    );
    expect(html.match(/data-text="([^"]*)"[^>]*>Messenger/u)?.[1]).toContain(url);
  });

  it("the referral code's entry stays closed until referrals are open", () => {
    expect(draw("referral")).toMatch(/data-state="closed"/u);
    expect(draw("referral")).not.toMatch(/<input|<button/u);
    expect(draw("referral")).toContain("Referral codes are not taken at the moment.");
  });

  it("a friend's code is entered with an address, by who is signed in without one, and sent without script too", () => {
    const open = (page: object) => draw("referral", { face: face({ referrals: true }), ...page });
    expect(open({ guest: true })).toMatch(/<form[^>]*method="post"[^>]*action="\/apps\/fidelio\/friend"[^>]*data-state="idle"/u);
    expect(open({ guest: true })).toMatch(/<input[^>]*name="code"[^>]*required/u);
    expect(open({ guest: true })).toMatch(/<input[^>]*type="email"[^>]*name="email"[^>]*required/u);
    expect(open({})).not.toContain('type="email"');
  });
});

describe("French", () => {
  const shop = { locale: "fr", locales: ["fr", "en"] };
  it("says vous, or tu, as the program says, under the address of its language", () => {
    const vous = draw("hero", { language: "fr" });
    expect(read(vous)).toMatch(/Votre solde 1\u202f250.points/u);
    expect(vous).toContain('action="/fr/apps/fidelio/leave"');
    const change = { formOfAddress: "tu" } as const;
    const member = sampleMemberFace("active", {}, change, shop);
    const tu = read(draw("hero", { language: "fr", member, face: sampleProgramFace(change, shop) }));
    expect(tu).toContain("Ton solde");
    expect(tu).not.toMatch(/\b(vous|votre|vos)\b/iu);
  });

  it("counts from two on as many", () => {
    const of = (price: number) => read(draw("product-points", { language: "fr", guest: true, product: product({ price_min: price }) }));
    expect(of(100)).toBe("Cet article rapporte 1\u00a0point aux membres.");
    expect(of(125_000)).toBe("Cet article rapporte 1\u202f250\u00a0points aux membres.");
  });

  it("another language falls back to the shop's own", () => {
    expect(read(draw("hero", { language: "de" }))).toContain("Your balance");
    expect(read(draw("hero", { language: "fr-CA" }))).toContain("Votre solde");
  });
});

describe("the launcher", () => {
  it.each([
    ["index", "hide_index"],
    ["product", "hide_product"],
    ["collection", "hide_collection"],
    ["cart", "hide_cart"],
    ["page", "hide_page"],
    ["article", "hide_other"],
  ])("hides on %s by %s alone", (kind, id) => {
    expect(draw("launcher", { kind })).toContain("fid-launcher");
    expect(draw("launcher", { kind, settings: { [id]: true } })).not.toContain("popovertarget");
    expect(draw("launcher", { kind: kind === "cart" ? "index" : "cart", settings: { [id]: true } })).toContain("popovertarget");
  });

  it("rests at the end of pages that add to the cart, unless told to float", () => {
    for (const kind of ["product", "collection", "cart"]) {
      expect(draw("launcher", { kind })).toContain("fid-rests");
      expect(draw("launcher", { kind, settings: { float_everywhere: true } })).not.toContain("fid-launcher fid-right fid-rests");
    }
    expect(draw("launcher", { kind: "index" })).not.toContain("fid-right fid-rests");
  });

  const colours = (page: Page) =>
    Object.fromEntries([...draw("launcher", page).matchAll(/--fid-(back|ink|accent|on):(#\w+)/gu)].map(([, name, value]) => [name, value]));

  it("takes the theme's colours, or the merchant's", () => {
    const theme = { color_schemes: [{ settings: { background: "#101018", text: "#f4f4f4", button: "#ffd000", button_label: "#222222" } }] };
    expect(colours({ theme })).toEqual({ back: "#101018", ink: "#f4f4f4", accent: "#ffd000", on: "#222222" });
    expect(colours({ theme, settings: { accent: "#003366", on_accent: "#ffffff" } })).toMatchObject({ accent: "#003366", on: "#ffffff" });
    expect(colours({})).toEqual({ back: "#ffffff", ink: "#1a1a1a", accent: "#1a1a1a", on: "#ffffff" });
  });

  it("makes text that would be hard to read black or white", () => {
    expect(colours({ settings: { accent: "#ffd000", on_accent: "#ffffff", background: "#333333", text: "#555555" } })).toEqual({
      back: "#333333",
      ink: "#ffffff",
      accent: "#ffd000",
      on: "#000000",
    });
  });
});

describe("what somebody wrote", () => {
  const nasty = "<img src=x onerror=alert(1)> \" ' & {{ shop.name }}";
  const poisoned = <Value>(value: Value): Value => {
    if (typeof value === "string") return (value === "active" || value === "everyone" ? value : nasty) as Value;
    if (Array.isArray(value)) return value.map(poisoned) as Value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poisoned(one)])) as Value;
  };

  it("is text wherever it stands", () => {
    const sample = face({ referrals: true });
    const bad: ProgramFace = { ...poisoned(sample), main: "en", currency: "GBP" };
    for (const language of ["en", "fr"]) {
      for (const page of [
        { guest: true },
        { member: null },
        { member: poisoned(sampleMemberFace()) },
        { member: { ...poisoned(sampleMemberFace()), status: "blocked" as const } },
      ]) {
        const html = everything({ face: bad, language, ...page });
        expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
        expect(html).not.toMatch(/<img src=x|[^&]quot; onerror|javascript:/u);
        // an attribute ends only where Liquid ends it
        for (const [, attributes] of html.matchAll(/<[a-z]+((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/gu))
          expect(attributes!.replace(/"[^"]*"/gu, "")).not.toContain("onerror");
      }
    }
  });

  it("is escaped in every place: an output says so, or holds what was escaped before", () => {
    const before = /^-? *(body|link|label|fields|lines)\b/u;
    for (const name of readdirSync("extensions/storefront/snippets")) {
      const source = readFileSync(`extensions/storefront/snippets/${name}`, "utf8");
      for (const [, output] of source.matchAll(/\{\{(.*?)\}\}/gu)) {
        if (!before.test(output!) && !output!.includes("block.shopify_attributes")) expect(output, name).toMatch(/\| escape\b/u);
      }
    }
  });
});
