import { describe, expect, it } from "vitest";
import { apiScopes } from "../../db/api-scopes";
import { allEndpoints } from "./all-endpoints.server";
import { openApiDocument } from "./openapi";
import { restRoutes } from "./rest.fixture";
import type { Handler } from "./serve.server";

const named = (endpoints: readonly { method: string; path: string }[]) => endpoints.map(({ method, path }) => `${method} ${path}`).sort();

describe("the OpenAPI document", () => {
  const document = openApiDocument(allEndpoints);

  it("has every operation of every route, and no other", async () => {
    const modules = await Promise.all(restRoutes().map(async (route) => ({ ...route, handler: (await route.load()).loader as Handler })));
    expect(named(modules.flatMap(({ handler }) => handler.endpoints))).toEqual(named(allEndpoints));
    const written = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item ?? {}).map((method) => ({ method: method.toUpperCase(), path: path.slice("/api/v1".length) })),
    );
    expect(named(written)).toEqual(named(allEndpoints));
  });

  it("each route file serves its own address, as loader and as action", async () => {
    for (const { file, path, load } of restRoutes()) {
      const { loader, action } = await load();
      expect(action, file).toBe(loader);
      for (const endpoint of (loader as Handler).endpoints) expect(endpoint.path, file).toBe(path);
    }
  });

  it("names each operation once, its parameters, its key and its answers", () => {
    const operations = Object.values(document.paths ?? {}).flatMap((item) =>
      Object.values(item as Record<string, { operationId: string }>),
    );
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const endpoint of allEndpoints) {
      const operation = (
        document.paths?.[`/api/v1${endpoint.path}`] as Record<
          string,
          { parameters?: Array<{ in: string; name: string }>; responses: object; security?: unknown }
        >
      )[endpoint.method.toLowerCase()];
      const inPath = (operation?.parameters ?? []).filter((parameter) => parameter.in === "path").map(({ name }) => `{${name}}`);
      expect(inPath).toEqual(endpoint.path.match(/\{\w+\}/gu) ?? []);
      expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining(Object.keys(endpoint.answers)));
      if (endpoint.method === "POST") expect((operation?.parameters ?? []).map(({ name }) => name)).toContain("idempotency-key");
      if (endpoint.scope === null) expect(operation?.security).toEqual([]);
      else expect(apiScopes).toContain(endpoint.scope);
    }
  });
});
