import type { Program } from "../../loyalty/program";

export const studioParts = ["overview", "earn", "spend", "tiers", "referral", "points", "appearance"] as const;
export type StudioPart = (typeof studioParts)[number];

export const studioPath = (part: StudioPart): string => (part === "overview" ? "/app/program" : `/app/program/${part}`);

/** On which page of the studio a field of the document is edited. */
export function partOfPath(path: string): StudioPart {
  const [first = "", second] = path.split(".");
  if (first === "exclusions" && second === "spending") return "spend";
  if (["earning", "boosts", "exclusions", "eligible"].includes(first)) return "earn";
  if (first === "rewards") return "spend";
  if (first === "referral") return "referral";
  if (first === "tiers") return "tiers";
  if (first === "points" || first === "birthdays") return "points";
  return first === "closing" || first === "earningPaused" ? "overview" : "appearance";
}

/** Where a field of the document is edited: its page, for a rule or a reward its own. */
export function placeOf(program: Program, path: string): string {
  const [first, number = ""] = path.split(".");
  const rule = first === "earning" ? program.earning[Number(number)] : undefined;
  if (rule && number !== "") return `/app/program/earn/${encodeURIComponent(rule.key)}`;
  const reward = first === "rewards" ? program.rewards[Number(number)] : undefined;
  if (reward && number !== "") return `/app/program/spend/${encodeURIComponent(reward.key)}`;
  return studioPath(partOfPath(path));
}
