import { useRevalidator } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import type { OptionalScope } from "../shopify/scopes";

/** Shopify's own dialog, and what it answered. The page then reads the grants again: the app hears of them by a webhook. */
export function useScopes() {
  const bridge = useAppBridge();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState(false);
  const [declined, setDeclined] = useState(false);
  const change = async (act: () => Promise<boolean>) => {
    setBusy(true);
    setDeclined(false);
    try {
      setDeclined(!(await act()));
    } finally {
      setBusy(false);
      revalidate();
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
