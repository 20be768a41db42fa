import type { Remote } from "../../../admin/browser/rpc";
import type { HostCalls } from "../calls";
import { known } from "../fault";

/** Storage in front of staff: entries by key, of this extension alone. */
export function staffStorage(host: Remote<HostCalls>) {
  const get = async (key: string): Promise<unknown> => {
    const held = await host.read(key);
    return held === null ? undefined : (JSON.parse(held) as unknown);
  };
  const remove = async (key: string) => {
    const was = (await host.read(key)) !== null;
    await host.write(key, null);
    return was;
  };
  return known("storage", {
    get,
    set: (key: string, value: unknown) => host.write(key, JSON.stringify(value)),
    delete: remove,
    async entries() {
      const all = await Promise.all((await host.keys()).map(async (key): Promise<[string, unknown]> => [key, await get(key)]));
      return all[Symbol.iterator]();
    },
    clear: async () => void (await Promise.all((await host.keys()).map(remove))),
  });
}
