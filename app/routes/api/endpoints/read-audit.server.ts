import { z } from "zod";
import { inShop } from "../../../db/tenancy.server";
import { audit } from "../../../ledger/audit.server";
import { endpoint, ok } from "../endpoint";

const answer = z
  .object({ ok: z.boolean(), checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string().nullable() })) })
  .meta({ id: "Audit", description: "The ledger's invariants, each checked now" });

export const readAuditEndpoint = endpoint({
  method: "GET",
  path: "/ledger/audit",
  summary: "Checks the ledger's invariants",
  scope: "ledger:read",
  answers: { 200: { description: "The checks", schema: answer } },
  handle: async ({ shopId }) => ok(await inShop(shopId, audit, { timeoutMs: 120_000 })),
});
