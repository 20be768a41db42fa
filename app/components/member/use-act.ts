import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";
import { useAdmin } from "../admin-frame";
import type { ActAnswer } from "./answer";

export interface Act {
  busy: boolean;
  /** the sentence that belongs to a field, or to the whole form */
  errorOf(field: string): string | undefined;
  /** nothing was sent yet that this form still shows an error of */
  send(fields: Record<string, string>): void;
}

/** One act of the page: sends it, says what came of it, once, and calls `onDone` when it is done. */
export function useAct(intent: string, onDone: () => void = () => {}): Act {
  const fetcher = useFetcher<ActAnswer>();
  const { say } = useAdmin();
  const bridge = useAppBridge();
  const told = useRef<unknown>(null);
  const seen = useRef<unknown>(null);
  const { state, data } = fetcher;
  // told as the answer comes: what it is about may be gone from the page once the page was read again
  useEffect(() => {
    if (state === "submitting" || !data || told.current === data) return;
    told.current = data;
    if (data.ok) bridge.toast.show(say(data.done, data.values));
  }, [state, data, bridge, say]);
  useEffect(() => {
    if (state !== "idle" || !data || seen.current === data) return;
    seen.current = data;
    if (data.ok) onDone();
  }, [state, data, onDone]);
  const wrong = state === "idle" && data && !data.ok ? data : null;
  return {
    busy: state !== "idle",
    errorOf: (field) => (wrong?.field === field ? say(wrong.error, wrong.values) : undefined),
    send: (fields) => fetcher.submit({ intent, ...fields }, { method: "post" }),
  };
}
