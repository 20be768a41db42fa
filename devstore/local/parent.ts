const everyMs = 1_000;

/** Calls `end` when npm, which started this process, was killed without passing that on: nothing would stop it any more. */
export function endWithNpm(end: () => void): void {
  if (!process.env["npm_lifecycle_event"]) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, everyMs);
  timer.unref();
}
