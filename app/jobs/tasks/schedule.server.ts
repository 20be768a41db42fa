import { log } from "../../base/log.server";
import { count } from "../../base/telemetry.server";
import { forgetOldKeys } from "../../db/idempotency.server";
import { inShop } from "../../db/tenancy.server";
import { auditAndKeep, auditLimits } from "../../insights/audits.server";
import { readShopJob, sweepShopJob } from "../../intake/jobs";
import { askToReadAnew } from "../../intake/goods/ask-to-read.server";
import { grantDays } from "../../intake/occasions/grant-days.server";
import { enqueueSweep } from "../../intake/sweep/ask-sweep.server";
import { facesOfFullSweep, facesOfSweep, repairFaces } from "../../face/repair-faces.server";
import { cleanInbox } from "../../intake/retention.server";
import { lookAfterPrivacy } from "../../intake/privacy/fulfil.server";
import { installedShops } from "../../intake/shops.server";
import { sweepShop } from "../../intake/sweep/sweep-shop.server";
import { forgetOldRuns } from "../../members/export/keep.server";
import { forgetOldVisits } from "../../members/occasions/visits.server";
import { endDueRedemptions } from "../../redemptions/end-redemption.server";
import { lookAtCodesJob } from "../../redemptions/jobs";
import { endGoneCodes, resumeReservations } from "../../redemptions/look-after.server";
import { settleReferrals, tidyReferrals } from "../../referrals/settle.server";
import {
  auditShopsJob,
  cleanUpJob,
  endRedemptionsJob,
  occasionDaysJob,
  readAnewJob,
  settleReferralsJob,
  settleShopsJob,
  sweepShopsJob,
} from "../schedule";
import { settleWhole } from "../settle-shops.server";
import { task } from "../task";

/** One shop in trouble does not keep the others from their turn. */
async function eachShop(what: string, work: (shopId: string) => Promise<unknown>): Promise<void> {
  for (const { id } of await installedShops()) {
    await work(id).catch((error: unknown) => log.error({ err: error, shopId: id, what }, "a scheduled job failed for a shop"));
  }
}

export const scheduledTasks = [
  task(settleShopsJob, () => eachShop("settle", settleWhole)),
  task(occasionDaysJob, () => eachShop("grant days", grantDays)),
  task(endRedemptionsJob, () => eachShop("end redemptions", endDueRedemptions)),
  task(settleReferralsJob, () => eachShop("settle referrals", settleReferrals)),
  // a sweep asks Shopify a page at a time: each shop's is a job of its own, and one that still runs is not doubled
  task(sweepShopsJob, () => eachShop("sweep", (shopId) => inShop(shopId, (tx) => enqueueSweep(tx, { full: false })))),
  task(sweepShopJob, async ({ shopId, full }) => {
    await resumeReservations(shopId);
    await sweepShop(shopId, { full });
    await endGoneCodes(shopId, { all: full });
    await repairFaces(shopId, full ? facesOfFullSweep : facesOfSweep);
  }),
  task(lookAtCodesJob, async ({ shopId, before }) => void (await endGoneCodes(shopId, { all: true, before: new Date(before) }))),
  task(auditShopsJob, () =>
    eachShop("audit", async (shopId) => {
      const { ok, checks } = await inShop(shopId, auditAndKeep, auditLimits);
      if (!ok) count("fidelio.audit.failed");
      if (!ok) log.error({ shopId, failed: checks.filter((check) => !check.ok) }, "the ledger does not balance");
    }),
  ),
  task(readAnewJob, async () => {
    await eachShop("read anew", (shopId) => inShop(shopId, askToReadAnew));
    await eachShop("read the shop", (shopId) =>
      inShop(shopId, (tx) => tx.addJob(readShopJob.name, { shopId }, { key: `${readShopJob.name}/${shopId}` })),
    );
  }),
  task(cleanUpJob, async () => {
    await cleanInbox();
    await eachShop("forget keys", (shopId) => inShop(shopId, forgetOldKeys));
    await eachShop("tidy referrals", tidyReferrals);
    await eachShop("forget visits", (shopId) => inShop(shopId, forgetOldVisits));
    await eachShop("forget runs", (shopId) => inShop(shopId, forgetOldRuns));
    await lookAfterPrivacy();
  }),
];
