import type { Language } from "../../loyalty/words";

export const mostPoints = 1_000_000_000;

/** Groups of three with the marks of the language: in French a comma would be a decimal one. */
const grouped: Record<Language, RegExp> = {
  en: /^\d{1,3}(?:[,\s]\d{3})+$/u,
  fr: /^\d{1,3}(?:\s\d{3})+$/u,
};

/** The whole number that somebody typed ("1,250", "1 250", "−50"), or which sentence says what is wrong with it. */
export function parsePoints(
  typed: string,
  language: Language,
): { ok: true; points: number } | { ok: false; error: "member.error.points" | "member.error.zero" | "member.error.too-many" } {
  const text = typed.trim().replace(/^[−–]/u, "-");
  const [, sign = "", rest = ""] = /^([+-]?)\s*(.*)$/su.exec(text) ?? [];
  if (!/^\d+$/u.test(rest) && !grouped[language].test(rest)) return { ok: false, error: "member.error.points" };
  const points = Number(rest.replace(/[,\s]/gu, ""));
  if (points === 0) return { ok: false, error: "member.error.zero" };
  if (!Number.isSafeInteger(points) || points > mostPoints) return { ok: false, error: "member.error.too-many" };
  return { ok: true, points: sign === "-" ? -points : points };
}
