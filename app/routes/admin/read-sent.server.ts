import { readBody } from "../shopper/read-fields";

/** A program of a hundred rules in two languages is a fifth of it. */
const largest = 1_000_000;

const refused = (status: 400 | 413) => new Response(null, { status, headers: { "cache-control": "no-store" } });

/** The form that a page of ours sends. Throws 400 for a body that is none, 413 for one larger than any of them. */
export async function readForm(request: Request): Promise<FormData> {
  const body = await readBody(request, largest);
  if (body === null) throw refused(413);
  try {
    return await new Response(body, { headers: { "content-type": request.headers.get("content-type") ?? "" } }).formData();
  } catch {
    throw refused(400);
  }
}

/** The JSON that a page of ours sends; null: it is none, or larger than any of it. */
export async function readSent(request: Request): Promise<unknown> {
  const body = await readBody(request, largest);
  try {
    return body === null ? null : (JSON.parse(body.toString("utf8")) as unknown);
  } catch {
    return null;
  }
}
