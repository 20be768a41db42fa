import { useRef, useState } from "preact/hooks";
import type { Refusal } from "./ask";

/** What is said once an act is done. */
export interface Said {
  tone: "success" | "info" | "warning" | "critical";
  text: string;
}

export interface Acts {
  /** what is being done; null: nothing */
  busy: string | null;
  said: Said | null;
  /** One thing at a time: a second tap while the first lasts is the same tap. */
  act: (name: string, work: () => Promise<Said | null>) => void;
}

/** `failed`: the sentence for what nobody foresaw. */
export function useActs(failed: string): Acts {
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const doing = useRef(false);
  const act = (name: string, work: () => Promise<Said | null>): void => {
    if (doing.current) return;
    doing.current = true;
    setBusy(name);
    setSaid(null);
    void work()
      .catch((): Said => ({ tone: "critical", text: failed }))
      .then((what) => {
        doing.current = false;
        setBusy(null);
        setSaid(what);
      });
  };
  return { busy, said, act };
}

/** A refusal in the app's words, else in `otherwise`. */
export function refused({ says }: Refusal, otherwise: string): Said {
  return { tone: "critical", text: says ?? otherwise };
}

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
