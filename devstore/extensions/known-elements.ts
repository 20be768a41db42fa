import { readFileSync } from "node:fs";
import { join } from "node:path";
import { targetOf } from "./surfaces";

/** What an element takes, by the names that JSX gives them: attributes, and events without their `on`. */
export interface KnownElement {
  attributes: string[];
  events: string[];
}

export interface KnownElements {
  /** by surface and tag */
  elements: Record<string, Record<string, KnownElement>>;
  /** tags by target */
  targets: Record<string, string[]>;
}

let read: KnownElements | undefined;

/** Written from the types of @shopify/ui-extensions by write-known-elements.ts. */
export function knownElements(): KnownElements {
  return (read ??= JSON.parse(readFileSync(join(import.meta.dirname, "generated", "known-elements.json"), "utf8")) as KnownElements);
}

/** The elements that Shopify has for the target. */
export function elementsOf(target: string): Record<string, KnownElement> {
  const { elements, targets } = knownElements();
  const here = elements[targetOf(target).surface] ?? {};
  return Object.fromEntries((targets[target] ?? []).map((tag) => [tag, here[tag]!]));
}
