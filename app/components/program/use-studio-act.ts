import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import { useAdmin } from "../admin-frame";
import type { StudioAnswer } from "./studio-data";

export type StudioWish =
  | { intent: "discard" }
  | { intent: "cancel-scheduled" }
  | ({ intent: "publish"; revision: number; ifMatch: number; at?: string } & TierDecision)
  | ({ intent: "roll-back"; version: number; ifMatch: number } & TierDecision);

/** What happens to members whose tier would fall; with keep the last day on which they stay, of the shop's calendar. */
export interface TierDecision {
  tierChange?: "keep" | "replace";
  keptUntil?: string;
}

export interface StudioAct {
  send(wish: StudioWish): void;
  busy: boolean;
  /** why it was not done, until the next try */
  problem: string | undefined;
  reset(): void;
}

/** One act of the studio beside saving: sends it, says by a toast that it is done, and why it was not. */
export function useStudioAct(onDone?: () => void): StudioAct {
  const { say, to } = useAdmin();
  const bridge = useAppBridge();
  const fetcher = useFetcher<StudioAnswer>();
  const told = useRef<unknown>(null);
  const [forgotten, forget] = useState<unknown>(null);
  const { state } = fetcher;
  const data = fetcher.data as StudioAnswer | undefined;
  // as the answer comes: what it is about may be gone from the page once the page was read again
  useEffect(() => {
    if (state === "submitting" || !data || told.current === data) return;
    told.current = data;
    if (!data.ok) return;
    bridge.toast.show(say(`program.done.${data.done}`, { version: data.version ?? 0 }));
    onDone?.();
  }, [state, data, bridge, say, onDone]);
  const wrong = state === "idle" && data && !data.ok && data !== forgotten ? data : null;
  const sentence =
    wrong === null ? undefined : [wrong.problem ?? say("program.problem.fields"), ...wrong.faults.map(({ message }) => message)];
  return {
    send: (wish) => fetcher.submit(JSON.stringify(wish), { method: "post", action: to("/app/program"), encType: "application/json" }),
    busy: state !== "idle",
    problem: sentence?.join(" "),
    reset: () => forget(data),
  };
}

/** What is sent of a decision: nothing where nobody moves, and none to keep where nobody falls. */
export function decisionFor(moves: ReadonlyArray<{ falls: boolean }>, decision: TierDecision): TierDecision {
  if (moves.length === 0) return {};
  if (decision.tierChange === "replace" || !moves.some(({ falls }) => falls)) return { tierChange: "replace" };
  return decision;
}
