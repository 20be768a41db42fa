import { ZodError } from "zod";
import { RefusedRequest } from "../store/world";
import type { Control } from "./route";
import { routes } from "./routes";

const problem = (status: number, error: string): Response => Response.json({ error }, { status });

function sentence(error: ZodError): string {
  return `${error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`).join("; ")}.`;
}

/** Answers `/control/…`: 400 for what is no JSON, 422 with a sentence for what cannot be done, 404 and 405. */
export async function answerControl(control: Control, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const here = routes.filter((route) => route.path.test(url.pathname));
  const found = here.find((route) => route.method === request.method);
  if (!found)
    return here.length > 0
      ? problem(405, `${url.pathname} does not answer ${request.method}.`)
      : problem(404, `There is no ${url.pathname}.`);
  let body: unknown;
  try {
    const text = await request.text();
    body = text === "" ? Object.fromEntries(url.searchParams) : JSON.parse(text);
  } catch {
    return problem(400, "The body is not JSON.");
  }
  try {
    return Response.json((await found.run(control, found.path.exec(url.pathname)?.slice(1) ?? [], body)) ?? {});
  } catch (error) {
    if (error instanceof ZodError) return problem(422, sentence(error));
    if (error instanceof RefusedRequest || error instanceof RangeError) return problem(422, error.message);
    return problem(500, error instanceof Error ? error.message : String(error));
  }
}
