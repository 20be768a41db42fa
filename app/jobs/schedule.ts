import { parseCronItems, type ParsedCronItem } from "graphile-worker";
import { z } from "zod";

export { sweepShopJob } from "../intake/jobs";

/** Jobs of the schedule carry nothing: which shops they are about they find themselves. */
const nothing = z.looseObject({});

export const settleShopsJob = { name: "settle-shops", payload: nothing } as const;
export const occasionDaysJob = { name: "grant-days", payload: nothing } as const;
export const endRedemptionsJob = { name: "end-due-redemptions", payload: nothing } as const;
export const settleReferralsJob = { name: "settle-referrals", payload: nothing } as const;
export const sweepShopsJob = { name: "sweep-shops", payload: nothing } as const;
export const auditShopsJob = { name: "audit-shops", payload: nothing } as const;
export const readAnewJob = { name: "read-anew", payload: nothing } as const;
export const cleanUpJob = { name: "clean-up", payload: nothing } as const;

const times = [
  { job: settleShopsJob, match: "* * * * *" },
  { job: endRedemptionsJob, match: "* * * * *" },
  { job: settleReferralsJob, match: "* * * * *" },
  // a day begins at another time in each zone; a shop whose day is done costs one question
  { job: occasionDaysJob, match: "*/5 * * * *" },
  { job: sweepShopsJob, match: "*/15 * * * *" },
  { job: auditShopsJob, match: "10 3 * * *" },
  { job: readAnewJob, match: "20 2 * * *" },
  { job: cleanUpJob, match: "40 * * * *" },
];

/**
 * When what is due is looked for, in UTC. The queue keeps a row for each slot of each name, so of several workers one
 * enqueues it; a job that still waits under its key is not doubled, and one that still runs has the next wait: a shop in
 * trouble must not fill every place with jobs that wait for it.
 */
export function schedule(): ParsedCronItem[] {
  return parseCronItems(
    times.map(({ job, match }) => ({
      task: job.name,
      match,
      identifier: job.name,
      options: {
        backfillPeriod: 0,
        maxAttempts: 1,
        queueName: `schedule/${job.name}`,
        jobKey: `schedule/${job.name}`,
        jobKeyMode: "preserve_run_at" as const,
      },
    })),
  );
}
