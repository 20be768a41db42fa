import { describe, expect, it } from "vitest";
import { parts, type Archive, type Line } from "./archive";
import { archivePage } from "./page";
import en from "./words/en.json";
import fr from "./words/fr.json";

const script = `<script>alert(1)</script>"'&`;
const empty = Object.fromEntries(parts.map((part) => [part, [] as Line[]])) as unknown as Pick<Archive, (typeof parts)[number]>;
const archive = (more: Partial<Archive> = {}): Archive => ({
  format: "fidelio-archive-1",
  madeAt: "2026-11-22T10:00:00.000Z",
  language: "en",
  zone: "Europe/London",
  shop: { domain: "shop.example", name: "The $& Shop" },
  program: "The Club",
  titles: { bronze: "Bronze & more" },
  person: { firstName: script, email: "a@example.com", status: "active", tier: "bronze", available: 1200, mergedCustomers: [] },
  ...empty,
  movements: [{ at: "2026-10-01T10:00:00.000Z", kind: "grant", points: 48, why: script, reason: null, note: script }],
  birthday: [{ day: 10, month: 12, given: "2026-10-01T10:00:00.000Z", changed: null }],
  ...more,
});

describe("the page of an archive", () => {
  it("says what is held in the customer's language, whole by itself, and lets no word of anybody's run", () => {
    const page = archivePage(archive());
    expect(page).toContain("<h1>Your data at The $&amp; Shop</h1>");
    expect(page).toContain("<dt>Status</dt><dd>active</dd>");
    expect(page).toContain("1,200");
    expect(page).toContain("<dt>Tier</dt><dd>Bronze &amp; more</dd>");
    expect(page).toContain("1 October 2026");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;");
    expect(page).not.toMatch(/<script|https?:\/\/|javascript:/iu);
    expect(page).toContain("default-src 'none'");
    const french = archivePage(archive({ language: "fr" }));
    expect(french).toContain('<html lang="fr">');
    expect(french).toContain("1 octobre 2026");
    expect(french).toContain("<dt>Statut</dt><dd>membre</dd>");
  });

  it("says so where nothing is held", () => {
    const page = archivePage(archive({ person: null, movements: [], birthday: [] }));
    expect(page).toContain("keeps nothing about you");
  });

  it("has each word in both languages, and says vous", () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    const figures = (text: string) => text.match(/\{\w+\}/gu) ?? [];
    for (const [key, text] of Object.entries(en)) expect(figures(fr[key as keyof typeof fr]), key).toEqual(figures(text));
    expect(Object.values(fr).filter((text) => /\b(tu|ton|ta|tes|toi)\b|!/iu.test(text))).toEqual([]);
  });
});
