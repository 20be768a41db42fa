import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import type { TextKey } from "../../base/languages/text";
import type { Acted } from "../../routes/admin/home-actions.server";
import { useAdmin } from "../admin-frame";

export interface Acting {
  /** sends the wish to this page's action */
  act(wish: Record<string, string>): void;
  busy: boolean;
  /** why it was not done, until the next try */
  error: TextKey | null;
  /** forgets the error */
  reset(): void;
}

/** An act of the merchant's on this page: when it is done a toast says so and `onDone` is called. */
export function useAct(done: TextKey, onDone?: () => void, path = "/app?index"): Acting {
  const { say, to } = useAdmin();
  const bridge = useAppBridge();
  const fetcher = useFetcher<Acted>();
  const told = useRef<Acted | undefined>(undefined);
  const seen = useRef<Acted | undefined>(undefined);
  const [forgotten, forget] = useState<Acted | undefined>(undefined);
  const { data, state } = fetcher;
  // told as the answer comes: what it is about may be gone from the page once the page was read again
  useEffect(() => {
    if (state === "submitting" || data === undefined || told.current === data) return;
    told.current = data;
    if (data.ok) bridge.toast.show(say(done));
  }, [bridge, data, done, say, state]);
  useEffect(() => {
    if (state !== "idle" || data === undefined || seen.current === data) return;
    seen.current = data;
    if (data.ok) onDone?.();
  }, [data, onDone, state]);
  return {
    act: (wish) => fetcher.submit(wish, { method: "post", action: to(path) }),
    busy: state !== "idle",
    error: state === "idle" && data && !data.ok && data !== forgotten ? data.error : null,
    reset: () => forget(data),
  };
}
