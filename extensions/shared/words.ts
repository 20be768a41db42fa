import type { ProgramTexts } from "../../app/face/public-face";

/** A finished sentence of the app's with its places filled: "This cart earns {points}." */
export function fill(sentence: string | undefined, figures: Record<string, string>): string {
  return (sentence ?? "").replace(/\{(\w+)\}/gu, (place, name: string) => figures[name] ?? place);
}

/** "1,250 points" in the program's own words, as Liquid writes it. */
export function countOf(
  points: number,
  { points: [one, many], manyFrom, group }: Pick<ProgramTexts, "points" | "manyFrom" | "group">,
): string {
  const digits = String(points).replace(/\B(?=(\d{3})+$)/gu, group);
  const name = (manyFrom === "two" ? points < 2 : points === 1) ? one : many;
  return `${digits}\u00a0${name}`;
}
