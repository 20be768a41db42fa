import { useFetcher, useRevalidator } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import type { OptionalScope } from "../shopify/scopes";
import { useAdmin } from "./admin-frame";

/** Shopify's own dialog, and what it answered. Then the app reads the grants at Shopify, and the page what the app knows. */
export function useScopes() {
  const bridge = useAppBridge();
  const { to } = useAdmin();
  const { revalidate } = useRevalidator();
  const { load, state, data } = useFetcher<{ granted: string[] }>();
  const told = useRef<unknown>(undefined);
  const [busy, setBusy] = useState(false);
  const [declined, setDeclined] = useState(false);
  useEffect(() => {
    if (state !== "idle" || data === undefined || told.current === data) return;
    told.current = data;
    setBusy(false);
    revalidate();
  }, [state, data, revalidate]);
  const change = async (act: () => Promise<boolean>) => {
    setBusy(true);
    setDeclined(false);
    try {
      setDeclined(!(await act()));
    } finally {
      load(to("/app/scopes"));
    }
  };
  return {
    busy,
    declined,
    ask: (scopes: readonly OptionalScope[]) => void change(async () => (await bridge.scopes.request([...scopes])).result === "granted-all"),
    takeBack: (scope: OptionalScope) =>
      void change(async () => {
        await bridge.scopes.revoke([scope]);
        return true;
      }),
  };
}
