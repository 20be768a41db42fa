import { remote, serve, type Remote } from "../../admin/browser/rpc";
import type { FrameConfig } from "../host-place";
import type { FrameBeginning, FrameCalls, HostCalls } from "./calls";
import { makeApi } from "./api";
import { defineElements, hearPaints, watchElements } from "./elements";
import { fault, hearFaults, known } from "./fault";
import { patchFetch } from "./requests";
import { LiveState, type SignalClass } from "./signals";

type Run = () => unknown;

/**
 * Says how high the extension is, now and whenever it changes. A browser tells a frame that nobody sees yet of no new sizes,
 * so whatever changes its elements is a reason to look too.
 */
function tellSize(host: Remote<HostCalls>): void {
  let told = -1;
  let waiting = false;
  const tell = () => {
    waiting = false;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== told) void host.size((told = height));
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(tell, 0);
  };
  hearPaints(soon);
  new MutationObserver(soon).observe(document.body, { childList: true, characterData: true, subtree: true });
  new ResizeObserver(tell).observe(document.body);
  tell();
}

const load = (address: string) =>
  new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} does not answer.`));
    document.head.append(script);
  });

/** Runs one target of one extension: its real bundle, on elements and a `shopify` of the stand-in's. */
async function start(): Promise<void> {
  const config = JSON.parse(document.getElementById("frame-config")!.textContent) as FrameConfig;
  const here = { from: location.origin, to: location.origin };
  const host = remote<HostCalls>(() => window.parent, here);
  hearFaults((sentence) => void host.fault(sentence));
  addEventListener("unhandledrejection", ({ reason }: PromiseRejectionEvent) =>
    fault(`A promise of ${config.target} was rejected: ${reason instanceof Error ? reason.message : String(reason)}`),
  );
  defineElements(config.elements, host);
  watchElements(document.body, config.elements, config.target);

  const beginning = (await host.begin()) as FrameBeginning;
  const state = new LiveState(beginning.state);
  document.documentElement.dataset["page"] = beginning.state.page;
  serve<FrameCalls>(() => window.parent, { changed: (next) => state.update(next) }, here);
  patchFetch(config, () => host.token());

  const targets = new Map<string, Run>();
  const registration = {
    extend: (target: string, run: Run) => void targets.set(target, run),
    setSignals: (Signal: SignalClass) => state.use(Signal),
  };
  const api = makeApi(config, host, state, beginning);
  // each member stays as it was made: a signal is made when it is first read, after the extension handed over its class
  Object.assign(globalThis, { shopify: known("shopify", Object.defineProperties(registration, Object.getOwnPropertyDescriptors(api))) });
  await load(`/extension-host/bundle/${config.handle}.js`);
  tellSize(host);
  const run = targets.get(config.target);
  if (!run) throw new Error(`The bundle of ${config.handle} does not run ${config.target}.`);
  await run();
}

start().catch((error: unknown) => fault(error instanceof Error ? error.message : String(error)));
