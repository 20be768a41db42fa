import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { codegen } from "@graphql-codegen/core";
import * as typedDocuments from "@graphql-codegen/typed-document-node";
import * as operationTypes from "@graphql-codegen/typescript-operations";
import { buildSchema, parse, printSchema, type DocumentNode, type GraphQLSchema } from "graphql";

/** Run by `npm run codegen` and by tests, never by the app: it reads development packages and the stand-in's schema. */
const documentsFolder = "app/shopify/admin/documents";
export const generatedFile = "app/shopify/admin/generated.ts";

/** Shopify's Admin schema of the version we speak. */
export function adminSchema(): GraphQLSchema {
  const text = gunzipSync(readFileSync("devstore/admin-schema/admin-2026-10.graphql.gz")).toString("utf8");
  return buildSchema(text, { assumeValid: true });
}

/** Our own documents by file name. */
export function adminDocuments(): Array<{ location: string; document: DocumentNode }> {
  return readdirSync(documentsFolder)
    .filter((name) => name.endsWith(".graphql"))
    .sort()
    .map((name) => ({ location: name, document: parse(readFileSync(join(documentsFolder, name), "utf8")) }));
}

/** Scalars as JSON brings them: money and times are strings, ids are gids. */
const scalars = { DateTime: "string", Decimal: "string", Money: "string", UnsignedInt64: "string", URL: "string", JSON: "unknown" };

/** The text of generated.ts: types and typed documents of our operations, and of nothing else in the schema. */
export async function generateTypes(): Promise<string> {
  const schema = adminSchema();
  const config = {
    onlyOperationTypes: true,
    useTypeImports: true,
    enumsAsTypes: true,
    skipTypename: true,
    scalars,
    defaultScalarType: "unknown",
    strictScalars: false,
    dedupeFragments: true,
  };
  const text = await codegen({
    filename: generatedFile,
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: adminDocuments(),
    config,
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations: operationTypes, documents: typedDocuments },
    skipDocumentsValidation: true,
  });
  return `// Made by \`npm run codegen\` from documents/*.graphql and Shopify's schema. Do not edit.\n${text.trim()}\n`;
}
