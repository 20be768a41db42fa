import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import type { PastOrdersAnswer } from "../../routes/admin/past-orders.server";
import { useAdmin } from "../admin-frame";

/** Sends an act of the page; `wrong`: the day was none, until it is changed. */
export function usePastOrdersAct() {
  const { say } = useAdmin();
  const bridge = useAppBridge();
  const fetcher = useFetcher<PastOrdersAnswer>();
  const told = useRef<unknown>(null);
  const [forgotten, forget] = useState<unknown>(null);
  const answer = fetcher.data as PastOrdersAnswer | undefined;
  useEffect(() => {
    if (fetcher.state !== "idle" || !answer || told.current === answer) return;
    told.current = answer;
    if (answer.ok && answer.act === "read") bridge.toast.show(say("past.reading"));
  }, [fetcher.state, answer, bridge, say]);
  return {
    busy: fetcher.state !== "idle",
    wrong: answer !== undefined && !answer.ok && answer !== forgotten,
    reset: () => forget(answer),
    send: (body: { act: "preview" | "give"; from: string } | { act: "read" }) =>
      fetcher.submit(body, { method: "post", encType: "application/json" }),
  };
}
