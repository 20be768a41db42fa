import { log } from "../../base/log.server";
import { inShop } from "../../db/tenancy.server";
import { shopsOfAnyStatus } from "../shops.server";
import { redactShop } from "./erase-shop.server";
import { forgetCustomer } from "./forget-customer.server";
import { tidyErasures, tidyRequests } from "./list-requests.server";
import { makeArchive } from "./make-archive.server";
import { waitingRequest, waitingRequests } from "./requests.server";

/** Works a request off, as far as it can be now. Twice does nothing twice. Throws where a later try may succeed. */
export async function fulfil(shopId: string, requestId: string): Promise<void> {
  const request = await inShop(shopId, (tx) => waitingRequest(tx, requestId));
  if (!request) return;
  if (request.kind === "customer-redact") return forgetCustomer(shopId, requestId);
  if (request.kind === "data-request") return makeArchive(shopId, requestId);
  if (request.kind === "shop-redact") return redactShop(shopId, requestId);
}

/** The hourly look: also at what is kept of requests that were done. */
export async function lookAfterPrivacy(): Promise<void> {
  await lookAfterRequests();
  await tidyErasures();
}

/**
 * Takes up every request that waits, of shops of any status: their jobs may have been given up or lost. Requests that wait longer than half
 * their term are told of in the log.
 */
export async function lookAfterRequests(only?: string): Promise<void> {
  for (const shopId of only === undefined ? await shopsOfAnyStatus() : [only]) {
    const { requests, now } = await inShop(shopId, async (tx) => {
      await tidyRequests(tx);
      return { requests: await waitingRequests(tx), now: tx.now };
    });
    for (const { id, kind, receivedAt, dueAt } of requests) {
      if (now.getTime() > (receivedAt.getTime() + dueAt.getTime()) / 2) {
        log.warn({ shopId, requestId: id, kind, dueAt }, "a request under privacy law still waits");
      }
      await fulfil(shopId, id).catch((error: unknown) =>
        log.error({ err: error, shopId, requestId: id, kind }, "a request under privacy law could not be worked off: it is tried again"),
      );
    }
  }
}
