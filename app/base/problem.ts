import type { Language } from "../loyalty/words";
import { FidelioError, type ErrorCode } from "./errors";
import { text } from "./languages/text";

/** A problem document of RFC 9457. `code` is what a program compares; `title` is for people. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  [detail: string]: unknown;
}

export const problemContentType = "application/problem+json; charset=utf-8";

/** What a caller may know of an error. Of one that we did not foresee: nothing but that it happened. */
export function problem(error: unknown, language: Language = "en"): Problem {
  const known = error instanceof FidelioError ? error : new FidelioError("internal");
  return {
    ...known.detail,
    type: `urn:fidelio:problem:${known.code}`,
    title: text(language, `error.${known.code}`),
    status: known.status,
    code: known.code,
  };
}

/** The same as a web `Response`. */
export function problemResponse(error: unknown, language: Language = "en", headers: Record<string, string> = {}): Response {
  const body = problem(error, language);
  return new Response(JSON.stringify(body), { status: body.status, headers: { ...headers, "content-type": problemContentType } });
}
