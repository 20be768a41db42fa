import type { AdminWords } from "../admin-frame";

/** What is known of whoever acted, by the actor of an audit entry. */
export type ActorNames = Record<string, { kind: "staff" | "api" | "system"; name: string | null; id: string }>;

/** "Ada Shopkeeper", "Staff member 42", "API key “Till”". */
export function actorWords({ say }: Pick<AdminWords, "say">, actor: string, names: ActorNames): string {
  const known = names[actor];
  if (known?.kind === "staff") return known.name ?? say("member.by.staff", { id: known.id });
  if (known?.kind === "api") return known.name === null ? say("member.by.key-gone") : say("member.by.key", { label: known.name });
  return say("member.by.app");
}

/** The last four digits of an id of Shopify's, by which people tell what has no name apart. */
export const lastDigits = (id: string): string => id.slice(-4);

/** What to call a member whose name and address Shopify may withhold. */
export function memberWords({ say }: Pick<AdminWords, "say">, member: { name: string | null; customerId: string }): string {
  return member.name ?? say("member.unnamed", { digits: lastDigits(member.customerId) });
}

const locales = { en: "en-GB", fr: "fr-FR" } as const;

/** "22 Nov 2026, 14:05": in the shop's zone. */
export function writeMoment(at: string, { language, zone }: Pick<AdminWords, "language" | "zone">): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: "medium", timeStyle: "short", timeZone: zone }).format(new Date(at));
}

/** "+48", "-50": what came or went. */
export function writeSigned(points: number, { language }: Pick<AdminWords, "language">): string {
  return new Intl.NumberFormat(locales[language], { signDisplay: "exceptZero" }).format(points);
}
