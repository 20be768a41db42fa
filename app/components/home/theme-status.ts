import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { themeFacts, type ThemeFacts } from "./theme-facts";

export type ThemeStatus =
  /** Shopify was not asked yet, or has not answered */
  | { state: "asking"; facts: null }
  /** it tells nothing of our extension */
  | { state: "unknown"; facts: null }
  | { state: "known"; facts: ThemeFacts };

/** What of the extension stands in the live theme, as Shopify says it; asked again whenever the merchant comes back to the page. */
export function useThemeStatus(): ThemeStatus {
  const bridge = useAppBridge();
  const [status, setStatus] = useState<ThemeStatus>({ state: "asking", facts: null });
  useEffect(() => {
    let gone = false;
    const ask = () => {
      bridge.app.extensions().then(
        (told) => {
          const facts = themeFacts(told);
          if (!gone) setStatus(facts ? { state: "known", facts } : { state: "unknown", facts: null });
        },
        () => !gone && setStatus({ state: "unknown", facts: null }),
      );
    };
    const comeBack = () => document.visibilityState === "visible" && ask();
    ask();
    document.addEventListener("visibilitychange", comeBack);
    window.addEventListener("focus", ask);
    return () => {
      gone = true;
      document.removeEventListener("visibilitychange", comeBack);
      window.removeEventListener("focus", ask);
    };
  }, [bridge]);
  return status;
}
