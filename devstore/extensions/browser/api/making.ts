import type { Remote } from "../../../admin/browser/rpc";
import type { FrameConfig } from "../../host-place";
import type { FrameBeginning, HostCalls } from "../calls";
import type { LiveState } from "../signals";

/** What each surface's part of `shopify` is made of. */
export interface Making<State> {
  config: FrameConfig;
  host: Remote<HostCalls>;
  live: LiveState<State>;
  beginning: FrameBeginning;
}

/** Members of several parts as they were made: a signal is not read before the extension reads it. */
export function joined(...parts: object[]): object {
  return parts.reduce((all, part) => Object.defineProperties(all, Object.getOwnPropertyDescriptors(part)), {});
}
