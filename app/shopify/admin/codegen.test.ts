import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { validate, type GraphQLSchema } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { adminDocuments, adminSchema, generatedFile } from "./codegen";
import { requestedCost } from "./requested-cost";
import { wholeDocument } from "./whole-document";

let schema: GraphQLSchema;
beforeAll(() => {
  schema = adminSchema();
});

describe("the documents of the Admin API", () => {
  it("are valid on Shopify's schema", () => {
    expect(validate(schema, wholeDocument(adminDocuments())).map((fault) => fault.message)).toEqual([]);
  });

  it("have the types that stand in generated.ts (npm run codegen)", () => {
    // in a process of its own: here the generator and the schema would be served two copies of graphql
    const made = execFileSync(process.execPath, ["--import", "tsx", "app/shopify/admin/write-generated.ts", "--print"]);
    expect(readFileSync(generatedFile, "utf8")).toBe(made.toString("utf8"));
  }, 120_000);

  it("ask for less than the 1,000 points that Shopify allows a query", () => {
    const costs = requestedCost(schema, wholeDocument(adminDocuments()), { first: 200 });
    expect(Object.keys(costs).length).toBeGreaterThanOrEqual(10);
    for (const [name, cost] of Object.entries(costs)) expect(cost, name).toBeLessThanOrEqual(1000);
  });
});
