import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { environment } from "../base/environment.server";
import { ApiKeys } from "../components/settings/api-keys";
import type { KeyAnswer } from "../components/settings/key-answer";
import { apiScopes } from "../db/api-scopes";
import { createApiKey, listApiKeys, revokeApiKey } from "../db/api-keys.server";
import { noteActs } from "../programs/audit-entries.server";
import { formFaults } from "./admin/settings-action.server";
import { readSent } from "./admin/read-sent.server";
import { pageVisit, type PageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await pageVisit(request);
  const keys = await listApiKeys(shopId);
  return json(
    {
      address: `${environment().APP_URL}/api/v1`,
      keys: keys.map((key) => ({ ...key, createdAt: key.createdAt.toISOString(), lastUsedAt: key.lastUsedAt?.toISOString() ?? null })),
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}

const sent = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("create"), label: z.string().trim().min(1).max(80), scopes: z.array(z.enum(apiScopes)).min(1) }),
  z.strictObject({ act: z.literal("revoke"), id: z.uuid() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  const asked = sent.safeParse(await readSent(request));
  if (!asked.success) return answer({ ok: false, faults: formFaults(asked.error.issues, visit.language) });
  if (asked.data.act === "create") return answer(await create(visit, asked.data));
  const done = await revoke(visit, asked.data.id);
  return answer(done, done.ok ? 200 : 404);
}

/** The key's text stands in this answer alone. */
const answer = (body: KeyAnswer, status = 200) => json(body, { status, headers: { "Cache-Control": "no-store" } });

async function create(
  { shopId, actor, inShop }: PageVisit,
  asked: { label: string; scopes: (typeof apiScopes)[number][] },
): Promise<KeyAnswer> {
  const { id, key } = await createApiKey(shopId, { label: asked.label, scopes: asked.scopes });
  const detail = { label: asked.label, scopes: asked.scopes };
  await inShop((tx) => noteActs(tx, [{ actor, action: "key.create", subject: id, detail }]));
  return { ok: true, made: { id, key, label: asked.label } };
}

async function revoke({ shopId, actor, inShop }: PageVisit, id: string): Promise<KeyAnswer> {
  const label = (await listApiKeys(shopId)).find((key) => key.id === id)?.label ?? null;
  if (!(await revokeApiKey(shopId, id))) return { ok: false, faults: [] };
  await inShop((tx) => noteActs(tx, [{ actor, action: "key.revoke", subject: id, detail: { label } }]));
  return { ok: true, made: null };
}

/** Keys of the merchant's own programs. */
export default function Keys() {
  return <ApiKeys {...useLoaderData<typeof loader>()} scopes={apiScopes} />;
}
