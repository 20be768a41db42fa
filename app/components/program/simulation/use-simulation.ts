import { useFetcher, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";
import { useAdmin } from "../../admin-frame";
import type { SimulationAnswer, SimulationWish } from "./view";

/** Begins a simulation and goes to it, or stops one and has the page read again. */
export function useSimulation(): { send(wish: SimulationWish): void; busy: boolean } {
  const { say, to } = useAdmin();
  const bridge = useAppBridge();
  const navigate = useNavigate();
  const fetcher = useFetcher<SimulationAnswer>();
  const answered = useRef<unknown>(null);
  const data = fetcher.data as SimulationAnswer | undefined;
  useEffect(() => {
    if (fetcher.state !== "idle" || !data || answered.current === data) return;
    answered.current = data;
    if (data.ok) navigate(to(`/app/program/simulation/${data.id}`));
    else bridge.toast.show(say("shell.not-done"), { isError: true });
  }, [fetcher.state, data, navigate, to, bridge, say]);
  return {
    send: (wish) =>
      fetcher.submit(JSON.stringify(wish), {
        method: "post",
        action: to("/app/program/simulation?index"),
        encType: "application/json",
      }),
    busy: fetcher.state !== "idle",
  };
}
