import type { Reading } from "../base/telemetry.server";
import { inShop } from "../db/tenancy.server";
import { health } from "../intake/health.server";
import { installedShops } from "../intake/shops.server";
import { tightestBudget } from "../shopify/admin/client.server";

/** Shopify answers within seconds, and a job tries again within minutes: what waits longer wants a person. */
const stuckAfterMs = 15 * 60_000;

/** What whoever watches the app wants to know at any time. Each worker tells it; they all read the same database. */
export async function readGauges(): Promise<Reading[]> {
  const { ok, backlog, deadLetters, oldestSeconds } = await health();
  const budget = tightestBudget();
  return [
    { name: "fidelio.database.up", unit: "1", value: ok ? 1 : 0 },
    ...(budget === null ? [] : [{ name: "fidelio.admin.budget.left", unit: "1", value: budget }]),
    ...(ok
      ? [
          { name: "fidelio.inbox.lag", unit: "s", value: oldestSeconds },
          { name: "fidelio.backlog", unit: "1", value: backlog },
          { name: "fidelio.inbox.dead_letters", unit: "1", value: deadLetters },
          { name: "fidelio.redemptions.stuck", unit: "1", value: await stuckRedemptions() },
        ]
      : []),
  ];
}

/** Points that are held for a code that Shopify has not made. */
async function stuckRedemptions(): Promise<number> {
  let stuck = 0;
  for (const { id } of await installedShops()) {
    stuck += await inShop(id, (tx) =>
      tx.prisma.redemption.count({
        where: { shopId: BigInt(id), status: "reserved", reservedAt: { lt: new Date(tx.now.getTime() - stuckAfterMs) } },
      }),
    );
  }
  return stuck;
}
