import { html, json, Markup } from "../admin/html";
import { elementsOf, type KnownElement } from "./known-elements";
import type { Placed } from "./placement";
import { targetOf } from "./surfaces";
import { nameOf } from "./ui-extensions";

/** The host's own values of one target: what does not change while the page is open. */
export interface FrameConfig {
  handle: string;
  target: string;
  surface: string;
  apiVersion: string;
  capabilities: string[];
  /** origin of the app */
  appUrl: string;
  locales: Record<string, unknown>;
  defaultLocale: string;
  /** what the target may draw */
  elements: Record<string, KnownElement>;
}

/** Where one extension stands in a page: the host's script puts a frame into it. */
export function hostPlace({ extension, target, settings }: Placed, language: string, more: Record<string, string> = {}): Markup {
  const name = nameOf(extension, language);
  return html`<div
    class="extension-place"
    data-extension="${extension.handle}"
    data-target="${target}"
    data-name="${name}"
    data-settings="${JSON.stringify(settings)}"
    data-more="${JSON.stringify(more)}"
  ></div>`;
}

export const hostPlaces = (placed: Placed[], target: string, language: string): Markup =>
  html`${placed.filter((one) => one.target === target).map((one) => hostPlace(one, language))}`;

/** The script that hosts the page's places, with what the extensions on it may know. Nothing where nothing is placed. */
export function hostScript(placed: Placed[], page: object): Markup {
  if (placed.length === 0) return new Markup("");
  return html`<script type="application/json" id="extension-page">
      ${json(page)}
    </script>
    <script src="/extension-host/page.js"></script>`;
}

/** The document that one target runs in. It is sandboxed: the extension reaches its host by messages and nothing else. */
export function frameDocument({ extension, target }: Pick<Placed, "extension" | "target">, language: string, appUrl: string): string {
  const { surface } = targetOf(target);
  const { handle, apiVersion, capabilities, locales, defaultLocale } = extension;
  const config: FrameConfig = {
    handle,
    target,
    surface,
    apiVersion,
    capabilities,
    appUrl,
    locales,
    defaultLocale,
    elements: elementsOf(target),
  };
  return html`<!doctype html>
    <html lang="${language}" data-surface="${surface}">
      <head>
        <meta charset="utf-8" />
        <title>${nameOf(extension, language)}</title>
        <link rel="icon" href="data:," />
        <script type="application/json" id="frame-config">
          ${json(config)}
        </script>
        <script src="/extension-host/frame.js" defer></script>
      </head>
      <body></body>
    </html>`.text;
}
