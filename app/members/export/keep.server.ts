import type { ShopTx } from "../../db/tenancy.server";
import type { RunKind } from "../runs.server";

/** How long a file with people's names and addresses can be fetched, and a run be read and undone. */
const fileHours = 24;
const runDays = 30;
const ours = ["export", "adjust", "tier", "undo", "simulation"] satisfies RunKind[];

/** Takes away the lines of old exports, and old runs whole. */
export async function forgetOldRuns(tx: ShopTx): Promise<void> {
  const before = (ms: number) => new Date(tx.now.getTime() - ms);
  await tx.sql(
    `delete from long_run_item i using long_run r
      where r.shop_id = $1 and r.kind = 'export' and r.created_at < $2 and i.shop_id = $1 and i.run_id = r.id`,
    [tx.shopId, before(fileHours * 3_600_000)],
  );
  await tx.sql(
    "delete from long_run where shop_id = $1 and created_at < $2 and state in ('done', 'failed', 'stopped') and kind = any($3::text[])",
    [tx.shopId, before(runDays * 86_400_000), ours],
  );
}
