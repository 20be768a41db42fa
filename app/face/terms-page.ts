import { writeDate } from "../loyalty/explain/figures";
import { voiceOf } from "../loyalty/describe/voice";
import type { ProgramVersion } from "../loyalty/program";
import { termsOf, termsTitle, termsVersion } from "../loyalty/terms";
import type { Language } from "../loyalty/words";
import { inEachLanguage } from "./each-language";
import type { FaceShop } from "./face-languages";
import { say } from "./say";

/**
 * The terms as a page that the theme draws around: Liquid, which knows the page's language, shows one of those that it holds. What a
 * merchant wrote is text and nothing else: neither HTML nor Liquid comes out of it.
 */
export function termsPage(versions: readonly ProgramVersion[], shop: Pick<FaceShop, "zone" | "locale" | "locales">): string {
  return inEachLanguage(shop, (language) => inLanguage(versions, language, shop));
}

function inLanguage(versions: readonly ProgramVersion[], language: Language, shop: Pick<FaceShop, "zone" | "locale">): string {
  const { program } = versions[versions.length - 1]!;
  const voice = voiceOf(program, language, shop);
  const version = termsVersion(program, shop);
  const since = [...versions]
    .reverse()
    .reduce(
      ({ at, over }, one) => (over || termsVersion(one.program, shop) !== version ? { at, over: true } : { at: one.inForceFrom, over }),
      { at: "", over: false },
    ).at;
  const parts = termsOf(program, language, shop).map(({ heading, lines }) => {
    const title = heading === null ? "" : `<h2 style="margin:1.5em 0 .5em">${escaped(heading)}</h2>`;
    return (
      title +
      paragraphs(lines)
        .map((text) => `<p>${text}</p>`)
        .join("")
    );
  });
  const dated = say(voice, "terms-dated", { date: writeDate(since, language, voice.zone), version });
  return (
    `<div class="page-width fidelio-terms" lang="${language}"><h1>${escaped(termsTitle(program, language, shop))}</h1>` +
    `${parts.join("")}<p><small>${escaped(dated)}</small></p></div>`
  );
}

/** Lines of the draft are paragraphs; in a merchant's text an empty line parts them. */
function paragraphs(lines: readonly string[]): string[] {
  if (!lines.some((line) => line.trim() === "")) return lines.map(escaped);
  return lines
    .join("\n")
    .split(/\n\s*\n/u)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => text.split("\n").map(escaped).join("<br>"));
}

const signs: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "{": "&#123;",
  "}": "&#125;",
  "%": "&#37;",
};

/** As text of HTML in which Liquid finds nothing of its own. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'{}%]/gu, (sign) => signs[sign] ?? sign);
}
