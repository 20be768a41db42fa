import type { JobHelpers, Task } from "graphile-worker";
import type { z } from "zod";

/** A job's name and what it carries. Stands in the room that enqueues it. */
export interface JobDefinition<Payload extends z.ZodType> {
  name: string;
  payload: Payload;
}

export interface NamedTask {
  name: string;
  run: Task;
}

/** Joins a job's definition with what it does. A payload that has not the shape fails the job by name of the field. */
export function task<Payload extends z.ZodType>(
  definition: JobDefinition<Payload>,
  handle: (payload: z.output<Payload>, helpers: JobHelpers) => Promise<unknown>,
): NamedTask {
  return {
    name: definition.name,
    run: async (payload, helpers) => {
      await handle(definition.payload.parse(payload), helpers);
    },
  };
}
