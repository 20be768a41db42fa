import type { z } from "zod";
import { FidelioError } from "../../base/errors";
import { askedFromHeader } from "../../base/network";
import { readBody as readBytes } from "../shopper/read-fields";
import { findApiCaller, type ApiCaller } from "../../db/api-keys.server";
import { requestKey, type RequestKey } from "../../db/idempotency.server";
import { mayCall, mayShowKey, noteWrongKey } from "./call-rate";
import type { Endpoint } from "./endpoint";

const LARGEST_BODY = 1_000_000;

export interface Fault {
  /** "earning.0.per": where in what was sent */
  path: string;
  message: string;
}

/** 422 with the path of each fault. */
export function invalidInput(faults: Fault[]): FidelioError {
  return new FidelioError("invalid_input", {
    detail: faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; "),
    faults,
  });
}

const faultsOf = (error: z.ZodError): Fault[] =>
  error.issues.map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));

/** Who calls, by the bearer key; throws 401 without a live one, 403 when it does not hold the endpoint's scope, 429 when it calls too often. */
export async function readCaller(request: Request, scope: NonNullable<Endpoint["scope"]>): Promise<ApiCaller> {
  const from = request.headers.get(askedFromHeader);
  mayShowKey(from);
  const [, key] = /^Bearer +([\w.~+/=-]{16,200})$/iu.exec(request.headers.get("authorization") ?? "") ?? [];
  const caller = key === undefined ? null : await findApiCaller(key);
  if (!caller) {
    noteWrongKey(from);
    throw new FidelioError("unauthorized");
  }
  mayCall(caller.keyId);
  if (!caller.scopes.includes(scope)) throw new FidelioError("forbidden", { detail: `The key lacks the scope ${scope}.`, scope });
  return caller;
}

/** An address whose id cannot be one names nothing: 404, as for an id that nobody has. */
export function readParams(endpoint: Endpoint, params: Record<string, string | undefined>): unknown {
  const read = endpoint.params?.safeParse(params);
  if (read && !read.success) throw new FidelioError("not_found");
  return read?.data ?? {};
}

export function readQuery(endpoint: Endpoint, url: URL): unknown {
  const read = endpoint.query?.safeParse(Object.fromEntries(url.searchParams));
  if (read && !read.success) throw invalidInput(faultsOf(read.error));
  return read?.data ?? {};
}

/** The body's text; throws 413 when it is larger than a megabyte. */
export async function readText(request: Request): Promise<string> {
  const body = await readBytes(request, LARGEST_BODY);
  if (body === null) throw new FidelioError("body_too_large");
  return body.toString("utf8");
}

/** An empty body counts as `{}`, so that what is missing is named field by field. */
export function readBody(endpoint: Endpoint, text: string): unknown {
  if (!endpoint.body) return undefined;
  const read = endpoint.body.safeParse(parseJson(text));
  if (!read.success) throw invalidInput(faultsOf(read.error));
  return read.data;
}

function parseJson(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FidelioError("malformed_body", { detail: "The body is not valid JSON." }, { cause: error });
  }
}

/** The Idempotency-Key of a POST with a hash of what it asks for; null without the header. */
export function readKey(request: Request, path: string, text: string): RequestKey | null {
  const key = request.headers.get("idempotency-key");
  if (request.method !== "POST" || key === null) return null;
  if (key.length < 1 || key.length > 255) {
    throw invalidInput([{ path: "Idempotency-Key", message: "The header has between 1 and 255 characters." }]);
  }
  return requestKey(key, request.method, path, text);
}
