import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import { useAdmin } from "../admin-frame";
import type { SettingsAnswer } from "./answer";

export interface SettingsForm<Values> {
  values: Values;
  set(patch: Partial<Values>): void;
  /** something was changed and not saved */
  changed: boolean;
  saving: boolean;
  save(): void;
  discard(): void;
  /** what is wrong with a field, by its path in what is sent; false: nothing */
  fault(path: string): string | false;
  /** what belongs to no field */
  problem: string | null;
}

/**
 * The values of a settings page as they are edited, over those that are saved. `body` is what is sent, with whatever the
 * action wants beside the values. A toast says that it was saved; what is wrong stands at its field until the field is changed.
 */
export function useSettingsForm<Values extends object>(saved: Values, body: (values: Values) => object): SettingsForm<Values> {
  const { say } = useAdmin();
  const bridge = useAppBridge();
  const fetcher = useFetcher<SettingsAnswer>();
  const [draft, setDraft] = useState<Values | null>(null);
  const [seen, setSeen] = useState<SettingsAnswer | null>(null);
  const told = useRef<unknown>(null);
  const values = draft ?? saved;

  useEffect(() => {
    const answer = fetcher.data as SettingsAnswer | undefined;
    if (fetcher.state !== "idle" || !answer || told.current === answer) return;
    told.current = answer;
    setSeen(answer);
    if (!answer.ok) return;
    setDraft(null);
    bridge.toast.show(say("shell.saved"));
  }, [fetcher.state, fetcher.data, bridge, say]);

  const refused = seen && !seen.ok ? seen : null;
  return {
    values,
    set: (patch) => {
      setDraft({ ...values, ...patch });
      setSeen(null);
    },
    changed: draft !== null && JSON.stringify(draft) !== JSON.stringify(saved),
    saving: fetcher.state !== "idle",
    save: () => fetcher.submit(JSON.stringify(body(values)), { method: "post", encType: "application/json" }),
    discard: () => {
      setDraft(null);
      setSeen(null);
    },
    fault: (path) => refused?.faults.find((one) => one.path === path)?.message ?? false,
    problem: refused === null ? null : (refused.problem ?? say("settings.problem.other")),
  };
}
