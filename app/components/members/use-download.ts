import { useState } from "react";
import { useAdmin } from "../admin-frame";

/**
 * Fetches an export and hands it to the browser as a file: a plain link would carry no sign-in, because App Bridge signs only
 * what is fetched.
 */
export function useDownload(run: string): { download(): void; busy: boolean; gone: boolean } {
  const { to, say } = useAdmin();
  const [state, setState] = useState<"idle" | "busy" | "gone">("idle");
  const download = async () => {
    setState("busy");
    const answer = await fetch(to(`/app/members/export/${run}`));
    if (!answer.ok) return setState("gone");
    const address = URL.createObjectURL(await answer.blob());
    const link = document.createElement("a");
    link.href = address;
    link.download = `${say("members.export.file")}.csv`;
    link.click();
    URL.revokeObjectURL(address);
    return setState("idle");
  };
  return { download: () => void download().catch(() => setState("gone")), busy: state === "busy", gone: state === "gone" };
}
