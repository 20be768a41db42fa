import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const everyMs = 2_000;

/** Reads the page's data again and again while something is under way. */
export function useReading(active: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!active || state !== "idle") return undefined;
    const timer = setTimeout(revalidate, everyMs);
    return () => clearTimeout(timer);
  }, [active, revalidate, state]);
}
