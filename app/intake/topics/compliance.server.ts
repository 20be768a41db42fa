import { complianceFromWebhook, type ComplianceRequest } from "../../shopify/facts/topics-from-webhook";
import { lockShop } from "../privacy/erase-shop.server";
import { closeRequest, noteRequest, type ComplianceTopic } from "../privacy/requests.server";
import type { Item, TopicHandler } from "../topic";
import type { ShopTx } from "../../db/tenancy.server";
import { realNow } from "../../base/clock";

/**
 * Shopify's requests under privacy law: noted with their term and worked off by job, also for a shop that has left. One to delete a whole
 * shop locks it here and now; one from before the newest installation came late and changes nothing.
 */
export const compliance: TopicHandler<ComplianceRequest> = {
  topics: ["customers/data_request", "customers/redact", "shop/redact"],
  whenNotActive: true,
  read: (payload) => complianceFromWebhook(payload),
  async apply(tx, items) {
    const stale = new Set<string>();
    for (const item of items) {
      const { eventId, topic, work } = item;
      const { customerId, orderIds } = work;
      const request = await noteRequest(tx, { topic: topic as ComplianceTopic, eventId, customerId, orderIds });
      if (topic !== "shop/redact" || !request || (await lockOrPassOver(tx, item)) !== "stale") continue;
      stale.add(eventId);
      await closeRequest(tx, request, { state: "void", outcome: "installed-anew" });
    }
    return items.map(({ eventId }) => (stale.has(eventId) ? "stale" : "stored"));
  },
};

async function lockOrPassOver(tx: ShopTx, { happenedAt }: Item<ComplianceRequest>): Promise<"locked" | "asked" | "stale"> {
  const [shop] = await tx.sql<{ status: string; installed_at: Date }>("select status, installed_at from shop where id = $1 for update", [
    tx.shopId,
  ]);
  // Shopify's time of the event on the app's own clock, which local mode may have moved forward
  const moved = tx.now.getTime() - realNow().getTime();
  if (!shop || happenedAt.getTime() + moved < shop.installed_at.getTime()) return "stale";
  if (shop.status !== "uninstalled" && shop.status !== "locked") return "asked";
  await lockShop(tx);
  return "locked";
}
