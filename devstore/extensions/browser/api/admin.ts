import type { AdminState } from "../../host-state";
import { known } from "../fault";
import { makeI18n } from "../i18n";
import type { Making } from "./making";
import { staffStorage } from "./staff-storage";

/** Blocks of the admin know what page they stand on, who is signed in, and their own words. */
export function adminApi({ config, host, live }: Making<AdminState>): object {
  const { language, currency, zone, selected } = live.now();
  const i18n = makeI18n(
    config,
    () => language,
    () => currency,
    () => zone,
  );
  return {
    extension: known("extension", { target: config.target }),
    auth: known("auth", { idToken: () => host.token() }),
    i18n: known("i18n", i18n),
    storage: staffStorage(host),
    data: known("data", { selected }),
    navigation: known("navigation", { navigate: (address: string | URL) => void host.navigate(String(address), "") }),
  };
}
