import type { AdminCalls, PickerView } from "../calls";
import type { Remote } from "../rpc";
import { known } from "./known";
import type { Session } from "./session";

interface ToastOptions {
  duration?: number;
  isError?: boolean;
  action?: string;
  onAction?: () => void;
  onDismiss?: () => void;
}

interface PickerOptions {
  type: PickerView["type"];
  action?: PickerView["action"];
  multiple?: boolean | number;
  query?: string;
  filter?: { query?: string };
  selectionIds?: Array<{ id: string }>;
}

interface ScopesDetail {
  granted: string[];
  required: string[];
  optional: string[];
}

const TOAST_MS = 5_000;

/** `shopify.toast`, and what hears when one ends. */
export function toastApi(admin: Remote<AdminCalls>) {
  const options = new Map<string, ToastOptions>();
  let last = 0;
  return {
    api: known("toast", {
      show(message: string, given: ToastOptions = {}): string {
        const id = String(++last);
        options.set(id, given);
        const { duration = TOAST_MS, isError = false, action = null } = given;
        void admin.showToast({ id, message, duration, isError, action });
        return id;
      },
      hide: (id: string) => void admin.hideToast(id),
    }),
    ended(id: string, how: "action" | "dismiss") {
      const { onAction, onDismiss } = options.get(id) ?? {};
      options.delete(id);
      (how === "action" ? onAction : onDismiss)?.();
    },
  };
}

export function pickerApi(admin: Remote<AdminCalls>) {
  return async (options: PickerOptions): Promise<object[] | undefined> => {
    if (!["product", "variant", "collection"].includes(options.type)) throw new Error(`The App Bridge stub picks no ${options.type}.`);
    if (options.filter?.query) throw new Error("The App Bridge stub filters no resource picker by a query.");
    const { multiple = false } = options;
    const picked = await admin.pick({
      type: options.type,
      action: options.action ?? "add",
      most: multiple === true ? Number.MAX_SAFE_INTEGER : multiple === false ? 1 : multiple,
      query: options.query ?? "",
      chosen: (options.selectionIds ?? []).map(({ id }) => id),
    });
    return picked === null ? undefined : Object.assign(picked, { selection: picked });
  };
}

/** `shopify.scopes`, `shopify.app` and `shopify.user`: what the store knows of this installation and visitor. */
export function storeApi(admin: Remote<AdminCalls>, { store, shop }: Session) {
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${store}/admin/bridge/${path}?${new URLSearchParams({ shop }).toString()}`, {
      ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`The stand-in answered ${answer.status} to ${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const query = () => ask<ScopesDetail>("scopes");
  return {
    scopes: known("scopes", {
      query,
      async request(scopes: string[]) {
        const before = await query();
        const stranger = scopes.find((scope) => !before.optional.includes(scope));
        if (stranger !== undefined) throw new Error(`${stranger} is no optional scope of shopify.app.toml.`);
        const missing = scopes.filter((scope) => !before.granted.includes(scope));
        const granted = missing.length === 0 || (await admin.askScopes(missing));
        return { result: granted ? "granted-all" : "declined-all", detail: await query() };
      },
      async revoke(scopes: string[]) {
        await ask("scopes", { revoke: scopes });
        return { detail: await query() };
      },
    }),
    app: known("app", { extensions: () => ask<object[]>("extensions") }),
    user: async () => ({ accountAccess: "full" }),
  };
}
