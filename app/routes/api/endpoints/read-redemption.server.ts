import { z } from "zod";
import { readRedemption } from "../../../redemptions/redeem.server";
import { askRelease, releaseSoon } from "../../../redemptions/release.server";
import { endpoint, ok } from "../endpoint";
import { runSaga } from "../saga.server";
import { ownId } from "../schemas/parts";
import { redemption } from "../schemas/redemption";

const params = z.object({ id: ownId });

export const readRedemptionEndpoint = endpoint({
  method: "GET",
  path: "/redemptions/{id}",
  summary: "One redemption",
  scope: "redemptions:read",
  params,
  answers: { 200: { description: "The redemption", schema: redemption } },
  problems: [404],
  handle: async ({ shopId, params: { id } }) => ok(await readRedemption(shopId, id)),
});

export const releaseRedemptionEndpoint = endpoint({
  method: "POST",
  path: "/redemptions/{id}/release",
  summary: "Takes an unused code back and gives its points back to the member",
  scope: "redemptions:write",
  params,
  answers: {
    200: { description: "Released; or used by an order after all, which the status says", schema: redemption },
    202: { description: "Shopify does not answer, and a job goes on", schema: redemption },
  },
  problems: [404, 409],
  handle: ({ shopId, key, caller, params: { id } }) =>
    runSaga(shopId, key, {
      id,
      begin: (tx) => askRelease(tx, id, { reason: "by-merchant", actor: `api:${caller.keyId}` }),
      finish: async (redemptionId) => {
        const view = await releaseSoon(shopId, redemptionId, "by-merchant");
        const live = view.status === "reserved" || view.status === "issued";
        return live ? { status: 202, body: view, headers: { "retry-after": "5" } } : ok(view);
      },
    }),
});
