import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isFidelioError } from "../base/errors";
import { Activity } from "../components/settings/activity";
import { bringBackVersion } from "../programs/change.server";
import { activeActors, activityGroups, listActivity, type ActivityGroup } from "../programs/activity.server";
import { programOfPage } from "./admin/live-program.server";
import { saveSettings } from "./admin/settings-action.server";
import { pageVisit } from "./admin/visit.server";

const day = z.iso.date().optional().catch(undefined);
const groups = Object.keys(activityGroups) as [ActivityGroup, ...ActivityGroup[]];
/** what does not read as a filter filters nothing */
const asked = z.object({
  actor: z.string().min(1).max(200).optional().catch(undefined),
  group: z.enum(groups).optional().catch(undefined),
  from: day,
  until: day,
  cursor: z.string().max(100).optional(),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  const filter = asked.parse(Object.fromEntries(new URL(request.url).searchParams));
  try {
    return await visit.inShop(async (tx) => ({
      ...(await listActivity(tx, filter, visit.zone)),
      actors: await activeActors(tx),
      live: (await programOfPage(tx)).live?.version ?? 0,
      filter,
      groups,
    }));
  } catch (error) {
    if (isFidelioError(error, "invalid_input")) throw json(null, { status: 400 });
    throw error;
  }
}

const sent = z.strictObject({ version: z.int().min(1), ifMatch: z.int().min(1) });

export async function action({ request }: ActionFunctionArgs) {
  return saveSettings(request, sent, async (tx, { version, ifMatch }, { actor, language }) => {
    return (await bringBackVersion(tx, version, { by: actor, ifMatch, language })).version;
  });
}

/** Who did what, and when. */
export default function ActivityPage() {
  return <Activity {...useLoaderData<typeof loader>()} />;
}
