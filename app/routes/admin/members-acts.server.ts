import { z } from "zod";
import { isFidelioError } from "../../base/errors";
import type { MembersAnswer } from "../../components/members/answer";
import { bulkAct, selection } from "../../members/bulk/acts";
import { previewBulk } from "../../members/bulk/preview.server";
import { startBulk, undoBulk } from "../../members/bulk/start.server";
import { startExport } from "../../members/export/export.server";
import { memberQuery } from "../../members/list/query";
import { changeView, createView, deleteView, viewTitle } from "../../members/list/saved-views.server";
import type { PageVisit } from "./visit.server";

const id = z.uuid();

const act = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("view-create"), title: viewTitle, query: memberQuery }),
  z.object({ intent: z.literal("view-change"), id, title: viewTitle.optional(), query: memberQuery.optional() }),
  z.object({ intent: z.literal("view-delete"), id }),
  z.object({ intent: z.literal("export"), query: memberQuery }),
  z.object({ intent: z.literal("preview"), selection, act: bulkAct }),
  z.object({ intent: z.literal("start"), id, selection, act: bulkAct }),
  z.object({ intent: z.literal("undo"), run: id }),
]);
type Act = z.output<typeof act>;

/** Does what was asked for on the list of members, in the person's name. */
export async function actOnMembers(visit: PageVisit, body: unknown): Promise<MembersAnswer> {
  const read = act.safeParse(body);
  if (!read.success) return { ok: false, error: "invalid_input", fields: read.error.issues.map(({ path }) => String(path.at(-1))) };
  try {
    return await perform(visit, read.data);
  } catch (error) {
    if (!isFidelioError(error)) throw error;
    const { faults, reason, ...figures } = error.detail as { faults?: Array<{ path: string }>; reason?: string; most?: number };
    return {
      ok: false,
      error: reason ?? error.code,
      fields: faults?.map(({ path }) => path) ?? [],
      ...(figures.most ? { most: figures.most } : {}),
    };
  }
}

function perform({ inShop, actor: by, language }: PageVisit, asked: Act): Promise<MembersAnswer> {
  return inShop(async (tx): Promise<MembersAnswer> => {
    switch (asked.intent) {
      case "view-create":
        return { ok: true, view: await createView(tx, { ...asked, by }) };
      case "view-change": {
        const { title, query } = asked;
        await changeView(tx, asked.id, { by, ...(title === undefined ? {} : { title }), ...(query === undefined ? {} : { query }) });
        return { ok: true, view: asked.id };
      }
      case "view-delete":
        await deleteView(tx, asked.id, by);
        return { ok: true };
      case "export":
        return { ok: true, run: await startExport(tx, { query: asked.query, language, by }) };
      case "preview":
        return { ok: true, preview: await previewBulk(tx, { selection: asked.selection, act: asked.act, by }) };
      case "start":
        return { ok: true, run: await startBulk(tx, { id: asked.id, selection: asked.selection, act: asked.act, by }) };
      case "undo":
        return { ok: true, run: await undoBulk(tx, asked.run, by) };
    }
  });
}
