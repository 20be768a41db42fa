import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";

export interface AppProcess {
  name: string;
  child: ChildProcess;
  /** resolves with a sentence when the process ends without having been asked to */
  failed: Promise<string>;
  stop(): Promise<void>;
}

const GRACE_MS = 15_000;

/** Starts one process of the app; its output passes through, its messages are for the caller. */
export function startProcess(name: string, file: string, env: NodeJS.ProcessEnv, execArgv: string[] = []): AppProcess {
  const child = fork(file, [], { env, execArgv, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  let stopping = false;
  const failed = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => {
      if (!stopping) resolve(`The ${name} process ended by itself (${signal ?? `exit code ${code}`}).`);
    });
  });
  return {
    name,
    child,
    failed,
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
