import pino, { type Logger } from "pino";
import { logLevel } from "./environment.server";
import { logContext } from "./log-context.server";
import { withoutAddresses, withoutPersonalData } from "./personal-data";
import { singleton } from "./singleton";

/**
 * A line of JSON for each event, on stderr: stdout is left to what programs read. Personal data and secrets are withheld
 * here, whatever a caller passes.
 */
export function makeLog(destination: pino.DestinationStream = pino.destination({ fd: 2, sync: true }), level: string = logLevel()): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // a line's own fields are nearer to what happened
      mixin: () => ({ ...logContext() }),
      // pino's own treatment of `err` runs after the formatter: leave what the formatter made of it
      serializers: { err: (error: unknown) => (error instanceof Error ? withoutPersonalData(error) : error) },
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => withoutPersonalData(fields) as Record<string, unknown>,
      },
      hooks: {
        logMethod(args, method) {
          method.apply(
            this,
            args.map((arg: unknown) => (typeof arg === "string" ? withoutAddresses(arg) : arg)) as Parameters<typeof method>,
          );
        },
      },
    },
    destination,
  );
}

type Write = (fields: object | string, message?: string) => void;

const write =
  (level: "debug" | "info" | "warn" | "error" | "fatal"): Write =>
  (fields, message) => {
    const log = singleton("log", () => makeLog());
    if (typeof fields === "string") log[level](fields);
    else log[level](fields, message);
  };

/** The process's log: `log.error({ err, shopId }, "what happened")`. An error goes under `err`. */
export const log = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error"), fatal: write("fatal") };
