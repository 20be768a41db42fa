import type { PosState } from "../../host-state";
import { known } from "../fault";
import { makeI18n } from "../i18n";
import { joined, type Making } from "./making";
import { replaceNavigation } from "./navigation";
import { staffStorage } from "./staff-storage";

/** What the register does to its cart for an extension. */
const cartCalls = [
  "applyCartDiscount",
  "addCartCodeDiscount",
  "removeCartDiscount",
  "removeAllDiscounts",
  "clearCart",
  "setCustomer",
  "removeCustomer",
  "addLineItem",
  "removeLineItem",
] as const;

export function posApi({ config, host, live, beginning }: Making<PosState>): object {
  const { session, zone } = live.now();
  replaceNavigation(host, "/");
  const acts = Object.fromEntries(cartCalls.map((name) => [name, (...values: unknown[]) => host.act(name, values)]));
  // a full page closes itself by window.close()
  Object.defineProperty(globalThis, "close", { value: () => void host.act("close", []), configurable: true });
  const i18n = makeI18n(
    config,
    () => live.now().locale,
    () => session.currency,
    () => zone,
  );
  const customer = beginning.more["customer"];
  const ofSession = { currentSession: known("currentSession", session), getSessionToken: () => host.token(), deviceId: 1 };
  return {
    extensionPoint: config.target,
    extension: known("extension", { apiVersion: config.apiVersion, target: config.target }),
    i18n: known("i18n", i18n),
    locale: known("locale", live.signals({ current: (state) => state.locale })),
    toast: known("toast", { show: (message: string) => void host.toast(message) }),
    session: known("session", joined(ofSession, live.signals({ staffMember: (state) => ({ id: state.session.staffMemberId }) }))),
    connectivity: known(
      "connectivity",
      live.signals({ current: ({ online }) => ({ internetConnected: online ? "Connected" : "Disconnected" }) }),
    ),
    device: known("device", { name: "Stand-in", registerName: "1", getDeviceId: async () => "1", isTablet: async () => innerWidth >= 600 }),
    storage: staffStorage(host),
    action: known("action", { presentModal: () => void host.act("presentModal", []) }),
    cart: known("cart", joined(acts, live.signals({ current: (state) => state.cart }))),
    ...(customer === undefined ? {} : { customer: known("customer", { id: Number(customer) }) }),
  };
}
