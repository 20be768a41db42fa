import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { readPart } from "../members/export/export.server";
import { noteActs } from "../programs/audit-entries.server";
import { readRun } from "../members/runs.server";
import { pageVisit } from "./admin/visit.server";

/** The file of an export that is done, part by part; 404 when there is none, or no longer. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { inShop, actor } = await pageVisit(request);
  const id = z.uuid().safeParse(params["id"]).data;
  const run = id ? await inShop((tx) => readRun(tx, id)) : null;
  const first = run?.kind === "export" && run.state === "done" ? await inShop((tx) => readPart(tx, run.id, -1)) : null;
  if (!run || !first) return new Response(null, { status: 404 });
  // whoever began the export is noted already; somebody else reads it too
  if (run.startedBy !== actor) {
    await inShop((tx) => noteActs(tx, [{ actor, action: "members.export", subject: run.id, detail: { fetched: true } }]));
  }
  let next: typeof first | null = first;
  const file = new ReadableStream<Uint8Array>({
    async pull(stream) {
      if (!next) return stream.close();
      stream.enqueue(new TextEncoder().encode(next.lines));
      const { part } = next;
      next = await inShop((tx) => readPart(tx, run.id, part));
    },
  });
  return new Response(file, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="members-${run.createdAt.slice(0, 10)}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
