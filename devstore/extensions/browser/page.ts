import { remote, serve } from "../../admin/browser/rpc";
import { element } from "../../admin/browser/dom";
import type { HostState } from "../host-state";
import { fromFrames, type FrameCalls, type HostCalls } from "./calls";
import { checkoutPage } from "./pages/checkout-page";
import { posPage } from "./pages/pos-page";
import { addressOf } from "./pages/addresses";
import type { PageActs } from "./pages/page-acts";

/** The host of all extensions on one page: a sandboxed frame each, fed from the page's state and told of its changes. */
let state = JSON.parse(document.getElementById("extension-page")!.textContent) as HostState;
const listeners: Array<(state: HostState) => void> = [];

const change = (next: HostState): void => {
  state = next;
  for (const tell of listeners) tell(next);
};

const staff = (of: HostState): string | null =>
  of.page === "pos" || of.page === "admin-customer" || of.page === "admin-order" ? of.shop : null;

async function token(): Promise<string> {
  const shop = staff(state);
  const path = shop === null ? "buyer" : `staff?${new URLSearchParams({ shop }).toString()}`;
  const answer = await fetch(`/extension-host/token/${path}`, { method: "POST" });
  if (!answer.ok) throw new Error(`No token: ${await answer.text()}`);
  return answer.text();
}

function toast(message: string): void {
  const place =
    document.querySelector(".extension-toasts") ?? document.body.appendChild(element("div", { class: "extension-toasts", role: "status" }));
  const line = element("p", {}, message);
  place.append(line);
  setTimeout(() => line.remove(), 5_000);
}

/** Where nobody overlooks it: an extension used what the stand-in, or Shopify, does not have. */
function showFault(place: HTMLElement, sentence: string): void {
  place.before(element("p", { class: "extension-fault", role: "alert" }, `${place.dataset["extension"]}: ${sentence}`));
}

const nobody: PageActs = { act: (name) => Promise.reject(new Error(`Nothing answers ${name} on this page.`)) };

function open(place: HTMLElement, acts: PageActs): void {
  const { extension = "", target = "", name = "" } = place.dataset;
  const query = new URLSearchParams({ extension, target, language: document.documentElement.lang });
  const frame = element("iframe", {
    title: name,
    sandbox: "allow-scripts allow-forms",
    allow: "clipboard-write *",
    name: target,
    src: `/extension-host/frame?${query.toString()}`,
  });
  const kept = (key: string) => `extension ${extension} ${key}`;
  const calls: HostCalls = {
    begin: () => ({
      state,
      settings: JSON.parse(place.dataset["settings"] ?? "{}") as Record<string, string>,
      more: JSON.parse(place.dataset["more"] ?? "{}") as Record<string, string>,
    }),
    size: (height) => void (frame.style.height = `${height}px`),
    overlay(on) {
      // its place keeps its height while the frame covers the window
      place.style.height = on ? `${place.offsetHeight}px` : "";
      frame.classList.toggle("overlay", on);
    },
    token,
    read: (key) => localStorage.getItem(kept(key)),
    write: (key, value) => (value === null ? localStorage.removeItem(kept(key)) : localStorage.setItem(kept(key), value)),
    keys: () => Object.keys(localStorage).flatMap((key) => (key.startsWith(kept("")) ? [key.slice(kept("").length)] : [])),
    act: (called, values) => acts.act(called, values, place),
    navigate(address, where) {
      const to = addressOf(address, state, extension);
      if (where === "same-page") history.pushState(null, "", to);
      else if (where === "_blank") window.open(to, "_blank");
      else location.assign(to);
    },
    toast,
    fault: (sentence) => showFault(place, sentence),
  };
  serve<HostCalls>(() => frame.contentWindow, calls, fromFrames);
  const extensionFrame = remote<FrameCalls>(() => frame.contentWindow!, fromFrames);
  listeners.push((next) => void (frame.isConnected && extensionFrame.changed(next)));
  place.append(frame);
}

/** Opens every place below `within`, as those that were there from the start. */
function openAll(within: ParentNode): void {
  for (const place of within.querySelectorAll<HTMLElement>(".extension-place:empty")) open(place, acts);
}

const style = new CSSStyleSheet();
style.replaceSync(
  ".extension-place iframe{display:block;width:100%;height:0;border:0;color-scheme:light}.extension-place iframe.overlay{position:fixed;inset:0;height:100%!important;z-index:100}.extension-fault{margin:8px 0;padding:8px 12px;border:2px solid #8e1f0b;border-radius:8px;background:#fee9e8;color:#8e1f0b}.extension-toasts{position:fixed;inset:auto 0 16px;display:grid;justify-items:center;gap:8px;pointer-events:none}.extension-toasts p{margin:0;padding:8px 16px;border-radius:8px;background:#202223;color:#fff}",
);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];

const given = { change, now: () => state, openAll };
const acts = state.page === "checkout" ? checkoutPage(given) : state.page === "pos" ? posPage(given) : nobody;
openAll(document);
