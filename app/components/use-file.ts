import { useState } from "react";
import { useAdmin } from "./admin-frame";

/**
 * Fetches a file of the app's and hands it to the browser: a plain link would carry no sign-in, because App Bridge signs only
 * what is fetched.
 */
export function useFile(): { download(path: string, name: string): void; busy: boolean; gone: boolean } {
  const { to } = useAdmin();
  const [state, setState] = useState<"idle" | "busy" | "gone">("idle");
  const download = async (path: string, name: string) => {
    setState("busy");
    const answer = await fetch(to(path));
    if (!answer.ok) return setState("gone");
    const address = URL.createObjectURL(await answer.blob());
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
    return setState("idle");
  };
  return {
    download: (path, name) => void download(path, name).catch(() => setState("gone")),
    busy: state === "busy",
    gone: state === "gone",
  };
}
