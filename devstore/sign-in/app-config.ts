import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface AppConfig {
  name: string;
  handle: string;
  required: string[];
  optional: string[];
}

const quoted = (text: string): string[] => [...text.matchAll(/"([^"]+)"/gu)].map((match) => match[1]!);

/** What Shopify knows of the app from its shopify.app.toml, as far as the admin shows it. */
export function parseAppConfig(toml: string): AppConfig {
  const value = (name: string): string => {
    const found = new RegExp(`^${name} = "([^"]*)"`, "mu").exec(toml);
    if (!found) throw new Error(`shopify.app.toml does not say "${name}".`);
    return found[1]!;
  };
  return {
    name: value("name"),
    handle: value("handle"),
    required: value("scopes").split(","),
    optional: quoted(/^optional_scopes = \[([^\]]*)\]/mu.exec(toml)?.[1] ?? ""),
  };
}

let read: AppConfig | undefined;

/** The stand-in always runs in the project's folder. */
export function appConfig(): AppConfig {
  return (read ??= parseAppConfig(readFileSync(join(process.cwd(), "shopify.app.toml"), "utf8")));
}

export const requiredScopes = (): string[] => appConfig().required;
export const optionalScopes = (): string[] => appConfig().optional;
