import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { isFidelioError } from "../base/errors";
import type { RunView } from "../components/run-progress";
import { readRun, retryRun } from "../members/runs.server";
import { pageVisit } from "./admin/visit.server";

const runId = z.uuid();

function idOf(value: string | undefined): string {
  const id = runId.safeParse(value);
  if (!id.success) throw json(null, { status: 404 });
  return id.data;
}

/** How far a run of this shop is. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  const run = await visit.inShop((tx) => readRun(tx, idOf(params["id"])));
  if (!run) throw json(null, { status: 404 });
  const { id, kind, state, total, done, result, error, undoes, undoneBy } = run;
  const view: RunView = { id, kind, state, total, done, result, error, undoes, undoneBy };
  return json(view, { headers: { "Cache-Control": "no-store" } });
}

/** A run that failed goes on where it was. */
export async function action({ request, params }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  try {
    await visit.inShop((tx) => retryRun(tx, idOf(params["id"])));
  } catch (error) {
    // no run of this shop, or another window had it tried again a moment before
    if (!isFidelioError(error)) throw error;
    return json({ ok: false }, { status: error.status });
  }
  return json({ ok: true });
}
