import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isFidelioError } from "../base/errors";
import { Resume } from "../components/resume";
import { readStanding } from "../intake/resume/gap.server";
import { resumeShop } from "../intake/resume/resume-shop.server";
import { listRuns, startRun } from "../members/runs.server";
import { readSent } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return visit.inShop(async (tx) => {
    const { status, gap } = await readStanding(tx);
    const [run] = await listRuns(tx, ["gap"], 1);
    // a count of an earlier gap says nothing of this one
    const current = run && gap && run.createdAt >= gap.since.toISOString() ? run.id : null;
    return {
      paused: status === "paused",
      gap: gap && { since: gap.since.toISOString(), until: gap.until.toISOString() },
      run: current,
    };
  });
}

const sent = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("count") }),
  z.strictObject({ act: z.literal("resume"), grantGap: z.boolean() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  const asked = sent.safeParse(await readSent(request));
  if (!asked.success) return json({ ok: false, resumed: false }, { status: 422 });
  if (asked.data.act === "count") {
    await visit.inShop((tx) => startRun(tx, { kind: "gap", parameters: {}, by: visit.actor }));
    return json({ ok: true, resumed: false });
  }
  try {
    await resumeShop(visit.shopId, { grantGap: asked.data.grantGap, by: visit.actor });
  } catch (error) {
    // somebody else decided a moment before: the page then says that the shop is active
    if (!isFidelioError(error, "conflict")) throw error;
    return json({ ok: false, resumed: false }, { status: 409 });
  }
  return json({ ok: true, resumed: true });
}

/** A shop that came back is asked how to go on. */
export default function ResumePage() {
  return <Resume {...useLoaderData<typeof loader>()} />;
}
