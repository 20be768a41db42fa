import type { ShopTx } from "../../db/tenancy.server";
import { scopesFromWebhook } from "../../shopify/facts/topics-from-webhook";
import { forgetTokens } from "../../shopify/install.server";
import { askWhereAllowed } from "../../programs/spendable/kept-goods.server";
import { stopRuns } from "../../members/runs.server";
import { complianceJob } from "../jobs";
import type { TopicHandler } from "../topic";

/** What must still run for a shop that has left. */
const afterwards = [complianceJob.name];

/**
 * The shop removed the app: its jobs are stopped and its tokens forgotten. Members and ledger stay until Shopify asks for
 * their deletion. An `app/uninstalled` from before the newest installation came late and changes nothing.
 */
export const uninstalls: TopicHandler<null> = {
  topics: ["app/uninstalled"],
  whenNotActive: true,
  read: () => null,
  async apply(tx, items) {
    const shop = await tx.prisma.shop.findUniqueOrThrow({ where: { id: BigInt(tx.shopId) } });
    // Shopify's word of when: the stand-in's clock is the app's own, wherever local mode has set both
    const times = items.map(({ happenedAt }) => Math.min(happenedAt.getTime(), tx.now.getTime()));
    const stale = times.map((at) => at < shop.installedAt.getTime());
    if (stale.includes(false) && shop.status !== "uninstalled" && shop.status !== "locked") {
      // since it left nothing was sent, however late we hear of that
      const left = new Date(Math.min(...times.filter((_, place) => !stale[place])));
      const data = { status: "uninstalled", uninstalledAt: tx.now, gapSince: shop.gapSince ?? left };
      await tx.prisma.shop.update({ where: { id: shop.id }, data });
      await forgetTokens(tx, shop.domain);
      await stopJobs(tx);
      await stopRuns(tx);
    }
    return stale.map((late) => (late ? "stale" : "applied"));
  },
};

async function stopJobs(tx: ShopTx): Promise<void> {
  await tx.sql(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
     where t.id = j.task_id and j.payload->>'shopId' = $1 and j.locked_at is null and t.identifier <> all ($2::text[])`,
    [tx.shopId, afterwards],
  );
}

/** The merchant granted or withdrew scopes: features that need a missing one are off. */
export const scopes: TopicHandler<string[]> = {
  topics: ["app/scopes_update"],
  read: (payload) => scopesFromWebhook(payload),
  async apply(tx, items) {
    const newest = [...items].sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime()).at(-1)!.work;
    await tx.prisma.shop.update({ where: { id: BigInt(tx.shopId) }, data: { scopes: newest } });
    if (newest.includes("write_products")) await askWhereAllowed(tx);
    return items.map(() => "applied");
  },
};
