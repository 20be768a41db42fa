import type { Remote } from "../../../admin/browser/rpc";
import type { FrameConfig } from "../../host-place";
import type { AccountState, AdminState, CheckoutState, HostState, PosState } from "../../host-state";
import type { FrameBeginning, HostCalls } from "../calls";
import type { LiveState } from "../signals";
import { accountApi } from "./account";
import { adminApi } from "./admin";
import { checkoutApi } from "./checkout";
import type { Making } from "./making";
import { posApi } from "./pos";

/** `shopify` as the surface of the target has it. */
export function makeApi(config: FrameConfig, host: Remote<HostCalls>, live: LiveState<HostState>, beginning: FrameBeginning): object {
  const making = <State extends HostState>() =>
    ({ config, host, live: live as unknown as LiveState<State>, beginning }) satisfies Making<State>;
  if (config.surface === "checkout") return checkoutApi(making<CheckoutState>());
  if (config.surface === "customer-account") return accountApi(making<AccountState>());
  if (config.surface === "point-of-sale") return posApi(making<PosState>());
  return adminApi(making<AdminState>());
}
