import type { JobHelpers, Task } from "graphile-worker";
import type { z } from "zod";
import { log } from "../base/log.server";
import { withinLog } from "../base/log-context.server";
import { span } from "../base/telemetry.server";

/** A job's name and what it carries. Stands in the room that enqueues it. */
export interface JobDefinition<Payload extends z.ZodType> {
  name: string;
  payload: Payload;
}

export interface NamedTask {
  name: string;
  run: Task;
}

/** The shop that a job is about, as its payload names it. */
function shopOf(payload: unknown): string | undefined {
  const { shopId } = (payload ?? {}) as { shopId?: unknown };
  return typeof shopId === "string" ? shopId : undefined;
}

/**
 * Joins a job's definition with what it does. A payload that has not the shape fails the job by name of the field. All that is logged
 * meanwhile bears the job's number, its name and its shop.
 */
export function task<Payload extends z.ZodType>(
  definition: JobDefinition<Payload>,
  handle: (payload: z.output<Payload>, helpers: JobHelpers) => Promise<unknown>,
): NamedTask {
  return {
    name: definition.name,
    run: (payload, helpers) => {
      const about = { job: String(helpers.job.id), task: definition.name, shopId: shopOf(payload) };
      return withinLog(about, async () => {
        try {
          await span("job", about, () => handle(definition.payload.parse(payload), helpers));
        } catch (error) {
          const { attempts, max_attempts: most } = helpers.job;
          log.warn({ err: error, attempts, most }, attempts < most ? "a job failed and is tried again" : "a job failed and is given up");
          throw error;
        }
      });
    },
  };
}
