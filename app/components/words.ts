import type { AdminWords } from "./admin-frame";

type Say = Pick<AdminWords, "say">;

/** Whoever acted: a person, an API key or the app; without a name where Shopify did not tell it, or the key is gone. */
export interface Actor {
  kind: "staff" | "api" | "system";
  name: string | null;
  id: string;
}

/** What is known of whoever acted, by the actor of an audit entry. */
export type ActorNames = Record<string, Actor>;

/** The last four digits of an id of Shopify's, by which people tell what has no name apart. */
export const lastDigits = (id: string): string => id.slice(-4);

/** "Ada Shopkeeper", "Staff member …1234", "API key “Till”". */
export function actorWords({ say }: Say, actor: Actor | undefined): string {
  if (actor?.kind === "staff") return actor.name ?? say("member.by.staff", { digits: lastDigits(actor.id) });
  if (actor?.kind === "api") return actor.name === null ? say("member.by.key-gone") : say("member.by.key", { label: actor.name });
  return say("member.by.app");
}

/** "Customer …1234": what has no name, or none that is shown here. */
export const customerWords = ({ say }: Say, customerId: string): string => say("member.unnamed", { digits: lastDigits(customerId) });

/** What to call a member whose name and address Shopify may withhold. */
export function memberWords(words: Say, member: { name: string | null; customerId: string }): string {
  return member.name ?? customerWords(words, member.customerId);
}
