import type { Remote } from "../../../admin/browser/rpc";
import type { HostCalls } from "../calls";
import { fault, known } from "../fault";

type Hear = (event: object) => void;

/** `navigation` as pages of extensions have it, in place of the browser's own: its entries are the host's business. */
export function replaceNavigation(host: Remote<HostCalls>, begun: string): void {
  const heard = new Set<Hear>();
  let entry = { key: "0", url: begun, getState: (): unknown => undefined };
  const ours = {
    navigate(address: string | URL, options?: { state?: unknown }): void {
      const own = String(address).startsWith("extension:");
      void host.navigate(String(address), own ? "same-page" : "");
      if (!own) return;
      const from = entry;
      entry = { key: String(Number(from.key) + 1), url: String(address), getState: () => options?.state };
      for (const hear of heard) hear({ from, navigationType: "push" });
    },
    get currentEntry() {
      return entry;
    },
    updateCurrentEntry: ({ state }: { state: unknown }) => void (entry = { ...entry, getState: () => state }),
    addEventListener(type: string, hear: Hear) {
      if (type === "currententrychange") heard.add(hear);
      else fault(`navigation tells of no "${type}".`);
    },
    removeEventListener: (_: string, hear: Hear) => void heard.delete(hear),
  };
  Object.defineProperty(globalThis, "navigation", { value: known("navigation", ours), configurable: true });
}
