import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../endpoint";
import { openApiDocument } from "../openapi";

let made: unknown;

/** Made on the first request: the list of all endpoints holds this one too. */
export const readOpenApiEndpoint = (all: () => readonly Endpoint[]): Endpoint =>
  endpoint({
    method: "GET",
    path: "/openapi.json",
    summary: "This document",
    scope: null,
    answers: { 200: { description: "OpenAPI 3.1", schema: z.looseObject({ openapi: z.string() }) } },
    handle: () => Promise.resolve(ok((made ??= openApiDocument(all())))),
  });
