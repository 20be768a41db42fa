import { log } from "./log.server";

/**
 * Ends this process in order, with exit code 0, on SIGTERM, on Ctrl-C, or when the process that started it with a channel
 * is gone: a child of local mode must not outlive its parent and hold on to its port. Being told again changes nothing:
 * Ctrl-C reaches a child twice, from the terminal and from its parent.
 */
export function endWhenTold(running: { stop(): Promise<void> }): void {
  let asked = false;
  const end = () => {
    if (asked) return;
    asked = true;
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "the process did not end in order");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  if (process.channel) process.once("disconnect", end);
}
