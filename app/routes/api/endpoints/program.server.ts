import { z } from "zod";
import { FidelioError } from "../../../base/errors";
import { inShop } from "../../../db/tenancy.server";
import { publishProgram } from "../../../programs/publish.server";
import { readProgram } from "../../../programs/read.server";
import { endpoint, type Answer } from "../endpoint";
import type { ShopTx } from "../../../db/tenancy.server";

const programAnswer = z
  .object({
    version: z.int().min(1),
    document: z.looseObject({}).meta({ description: "the program document, every default filled in" }),
  })
  .meta({ id: "Program" });

const document = z.looseObject({}).meta({
  id: "ProgramDocument",
  description: "A program document; or what GET answers, of which `document` is taken",
});

export const readProgramEndpoint = endpoint({
  method: "GET",
  path: "/program",
  summary: "The live program",
  scope: "program:read",
  answers: { 200: { description: "The live version; its number is also the ETag", schema: programAnswer } },
  problems: [404],
  handle: ({ shopId }) => inShop(shopId, answerProgram),
});

export const publishProgramEndpoint = endpoint({
  method: "PUT",
  path: "/program",
  summary: "Publishes a new version; If-Match (optional) names the version it replaces",
  scope: "program:write",
  body: document,
  answers: { 200: { description: "The new version", schema: programAnswer } },
  problems: [409, 412, 422],
  handle: ({ shopId, caller, body, headers }) =>
    inShop(shopId, async (tx) => {
      const ifMatch = matchOf(headers.get("if-match"));
      await publishProgram(tx, documentOf(body), { by: `api:${caller.keyId}`, ...(ifMatch === null ? {} : { ifMatch }) });
      return answerProgram(tx);
    }),
});

async function answerProgram(tx: ShopTx): Promise<Answer> {
  const program = await readProgram(tx);
  return { status: 200, body: program, headers: { etag: `"${program.version}"` } };
}

/** What GET answered may be sent back as it is: no program document has a field `document`. */
const documentOf = (body: Record<string, unknown>): unknown => ("document" in body && !("schema" in body) ? body["document"] : body);

/** `3`, `"3"` or `W/"3"`; any version for `*` and without the header. Anything else names no version of ours. */
function matchOf(header: string | null): number | null {
  if (header === null || header.trim() === "*") return null;
  const [, number] = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/u.exec(header) ?? [];
  if (number === undefined) throw new FidelioError("version_conflict", { ifMatch: header.slice(0, 100) });
  return Number(number);
}
