import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { buildSchema, type GraphQLSchema } from "graphql";

const folder = ["../admin-schema/", "./admin-schema/"];

/** Beside the sources, or beside the bundle that local mode runs. */
function read(name: string): Buffer {
  for (const place of folder) {
    try {
      return readFileSync(fileURLToPath(new URL(`${place}${name}`, import.meta.url)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return readFileSync(`devstore/admin-schema/${name}`);
}

let schema: GraphQLSchema | undefined;

/** Shopify's real Admin schema. Built once, which takes a fifth of a second. */
export function adminSchema(): GraphQLSchema {
  schema ??= buildSchema(gunzipSync(read("admin-2026-10.graphql.gz")).toString("utf8"), { assumeValid: true });
  return schema;
}

let scopes: Map<string, string[]> | undefined;

/** By type or `Type.field`: the access scopes of which any one opens it. */
export function scopesByName(): Map<string, string[]> {
  scopes ??= new Map(Object.entries(JSON.parse(read("admin-2026-10-scopes.json").toString("utf8")) as Record<string, string[]>));
  return scopes;
}
