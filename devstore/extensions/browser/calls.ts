import type { HostState } from "../host-state";

/** What the page does for an extension's frame. */
export interface HostCalls {
  /** the frame is there: what it is to show, with the block's settings */
  begin(): FrameBeginning;
  /** height that the extension takes, pixels */
  size(height: number): void;
  /** a dialog of the extension covers the page, or does not any more */
  overlay(open: boolean): void;
  token(): Promise<string>;
  read(key: string): string | null;
  write(key: string, value: string | null): void;
  keys(): string[];
  /** one of the surface's own calls, by its name in `shopify` */
  act(name: string, values: unknown[]): Promise<unknown>;
  navigate(address: string, where: string): void;
  toast(message: string): void;
  /** what the extension used and the stand-in does not know: shown where nobody overlooks it */
  fault(sentence: string): void;
}

export interface FrameBeginning {
  state: HostState;
  settings: Record<string, string | number | boolean>;
  /** of the place: which member of a list it stands beside, or what it was opened for */
  more: Record<string, string>;
}

/** What the frame does when the page changes. */
export interface FrameCalls {
  changed(state: HostState): void;
}

/** Messages of a sandboxed frame come from no origin; who sent them is seen by their window. */
export const fromFrames = { from: "null", to: "*" };
