import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import type { TextKey } from "../base/languages/text";
import type { ActAnswer } from "./act-answer";
import { useAdmin } from "./admin-frame";

export interface Act {
  /** sends the act's fields to the action of the page that it stands on */
  send(fields: Record<string, string>): void;
  busy: boolean;
  /** the sentence that belongs to a field, or to the whole form, until the next try */
  errorOf(field: string): string | undefined;
  /** forgets the errors */
  reset(): void;
}

interface ActOptions {
  /** what the toast says when the act is done, where the answer does not say it */
  done?: TextKey;
  onDone?(): void;
}

/** One act of the merchant's staff: sends it, says by a toast that it is done, once, and hands each field its error. */
export function useAct({ done, onDone }: ActOptions = {}): Act {
  const fetcher = useFetcher<ActAnswer>();
  const { say } = useAdmin();
  const bridge = useAppBridge();
  const told = useRef<unknown>(null);
  const ended = useRef<unknown>(null);
  const [forgotten, forget] = useState<unknown>(null);
  const { state } = fetcher;
  const data = fetcher.data as ActAnswer | undefined;
  // told as the answer comes: what it is about may be gone from the page once the page was read again
  useEffect(() => {
    if (state === "submitting" || !data || told.current === data) return;
    told.current = data;
    if (!data.ok) return;
    const said = done ?? data.done;
    if (said) bridge.toast.show(say(said, data.values));
  }, [state, data, bridge, say, done]);
  useEffect(() => {
    if (state !== "idle" || !data || ended.current === data) return;
    ended.current = data;
    if (data.ok) onDone?.();
  }, [state, data, onDone]);
  const wrong = state === "idle" && data && !data.ok && data !== forgotten ? data : null;
  return {
    send: (fields) => fetcher.submit(fields, { method: "post" }),
    busy: state !== "idle",
    errorOf: (field) => ((wrong?.field ?? "form") === field && wrong ? say(wrong.error, wrong.values) : undefined),
    reset: () => forget(data),
  };
}
