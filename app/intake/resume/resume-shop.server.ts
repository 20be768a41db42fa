import { FidelioError } from "../../base/errors";
import { inShop } from "../../db/tenancy.server";
import { programFaceDue } from "../../face/program-face-due.server";
import { noteActs } from "../../programs/audit-entries.server";
import { pauseEarningSince } from "../../programs/pauses.server";
import { recentOrdersJob } from "../../shopify/install.server";
import { askToReadAnew } from "../goods/ask-to-read.server";
import { judgeUnjudgedJob } from "../jobs";
import { requeueShop } from "../marks.server";
import { enqueueSweep } from "../sweep/ask-sweep.server";
import { readStanding } from "./gap.server";

export interface Decision {
  /** whether orders placed in the gap earn as if the shop had never left */
  grantGap: boolean;
  /** "staff:<Shopify user id>" */
  by: string;
}

/**
 * A shop that came back goes on, as its merchant decided. What was kept in the inbox is applied, Shopify's recent orders are
 * read for what was never sent, everything is compared once, and the faces are written anew. Refunds of the gap are taken back either way. Throws
 * `conflict` when the shop is not paused.
 */
export async function resumeShop(shopId: string, { grantGap, by }: Decision): Promise<void> {
  const domain = await inShop(shopId, async (tx) => {
    const { status, domain, gap } = await readStanding(tx, true);
    if (status !== "paused") throw new FidelioError("conflict", { reason: "not-paused", status });
    if (gap && !grantGap) await pauseEarningSince(tx, gap.since, by);
    await tx.sql("update shop set status = 'active', gap_since = null where id = $1", [shopId]);
    const detail = { grantGap, since: gap?.since.toISOString() ?? null, until: tx.now.toISOString() };
    await noteActs(tx, [{ actor: by, action: "shop.resume", subject: "shop", detail }]);
    for (const { name } of [recentOrdersJob, judgeUnjudgedJob]) await tx.addJob(name, { shopId }, { key: `${name}/${shopId}` });
    // orders that were deleted in the gap and customers who changed tell of it by nothing else
    await enqueueSweep(tx, { full: true });
    await askToReadAnew(tx);
    await programFaceDue(tx);
    return domain;
  });
  // the job does the same: this only spares the wait
  await requeueShop(domain);
}
