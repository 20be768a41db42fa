import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { z } from "zod";
import { apiScopes } from "../../db/api-scopes";
import type { Endpoint } from "./endpoint";
import { problem } from "./schemas/parts";

const reasons: Record<number, string> = {
  400: "The body is not JSON",
  401: "No live key",
  403: "The key lacks the scope",
  404: "Not found",
  409: "Not possible as things stand: `code` says why",
  412: "The program has changed since it was read",
  422: "Some of what was sent cannot be used: `faults` says where and why",
  429: "Too often: `Retry-After` says when",
  503: "Shopify does not answer",
};

const idempotencyHeader = z.object({
  "idempotency-key": z.string().min(1).max(255).optional().meta({
    description:
      "Kept 24 hours. The same key and request: the first answer again, with `Idempotency-Replayed: true`. Another request: 422. While the first still runs: 409",
  }),
});

const ifMatchHeader = z.object({
  "if-match": z.string().optional().meta({ description: "the version that this one replaces; another one live: 412" }),
});

/** The OpenAPI 3.1 document of the endpoints, made from the very schemas that parse their requests. */
export function openApiDocument(endpoints: readonly Endpoint[]): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    paths[`/api/v1${endpoint.path}`] = { ...paths[`/api/v1${endpoint.path}`], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Fidelio",
      version: "1",
      description:
        "Points, tiers and redemptions of one shop. Points are integers, money is a decimal string beside its currency, ids are strings, times RFC 3339 in UTC. Errors are problem documents (RFC 9457).",
    },
    security: [{ key: [] }],
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: `A key of the shop. Scopes: ${apiScopes.join(", ")}` } },
    },
    paths,
  });
}

function operation({ method, path, summary, scope, params, query, body, answers, problems = [] }: Endpoint): ZodOpenApiOperationObject {
  const refusals = [
    ...new Set([...(scope ? [401, 403, 429] : []), ...(body ? [400, 422] : []), ...(method === "POST" ? [409, 422] : []), ...problems]),
  ];
  const header = method === "POST" ? idempotencyHeader : method === "PUT" ? ifMatchHeader : undefined;
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^A-Za-z0-9]+(.)?/gu, (_, letter: string | undefined) => letter?.toUpperCase() ?? "")}`,
    summary,
    ...(scope ? { description: `Scope: \`${scope}\`` } : { security: [] }),
    ...(params || query || header
      ? { requestParams: { ...(params && { path: params }), ...(query && { query }), ...(header && { header }) } }
      : {}),
    ...(body ? { requestBody: { required: true, content: { "application/json": { schema: body } } } } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { description, schema }]) => [
          status,
          { description, content: { "application/json": { schema } } },
        ]),
      ),
      ...Object.fromEntries(
        refusals
          .sort((a, b) => a - b)
          .map((status) => [
            String(status),
            { description: reasons[status] ?? "A problem", content: { "application/problem+json": { schema: problem } } },
          ]),
      ),
    },
  };
}
