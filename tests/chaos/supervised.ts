import { setTimeout as wait } from "node:timers/promises";
import { startProcess, type AppProcess } from "../../devstore/local/processes";
import { productionFlags, productionSettings, type ProcessSettings } from "../support/real-app";

/** A process that is started again whenever it ends, as a platform does with its containers. */
export interface Supervised {
  name: string;
  /** as a machine that loses power would end it */
  kill(): void;
  /** how often it was started again: after a kill, or because it gave up when the database was away */
  restarts(): number;
  stop(): Promise<void>;
}

const restartAfterMs = 300;

export function supervise(kind: "web" | "worker", name: string, settings: ProcessSettings): Supervised {
  let running: AppProcess;
  let stopping = false;
  let restarts = 0;
  const start = () => {
    running = startProcess(name, `build/${kind}.js`, productionSettings(settings), productionFlags[kind]);
    void running.failed.then(async () => {
      await wait(restartAfterMs);
      if (stopping) return;
      restarts += 1;
      start();
    });
  };
  start();
  return {
    name,
    kill: () => void running.child.kill("SIGKILL"),
    restarts: () => restarts,
    stop: async () => {
      stopping = true;
      await running.stop();
    },
  };
}
