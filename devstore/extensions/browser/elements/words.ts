import type { Drawing, StandInElement } from "./stand-in-element";

const baseOf = (root: ShadowRoot) => root.firstElementChild as HTMLElement;
const inline = (style = ""): Drawing => ({
  html: "<span><slot></slot></span>",
  style: `:host{display:inline}${style}`,
  paint(element, root) {
    for (const name of ["lang", "dir"]) if (element.textOf(name) !== "") baseOf(root).setAttribute(name, element.textOf(name));
  },
});

const picture = (element: StandInElement, root: ShadowRoot) => {
  const image = root.querySelector("img")!;
  image.alt = element.textOf("alt");
  if (element.textOf("src") !== "") image.src = element.textOf("src");
  image.hidden = element.textOf("src") === "";
};
const list = (tag: "ul" | "ol"): Drawing => ({
  html: "<div><slot></slot></div>",
  style: `div{padding-inline-start:20px;list-style:${tag === "ul" ? "disc" : "decimal"}}`,
  role: "list",
});

const severe = new Set(["critical", "warning"]);

export const words: Record<string, Drawing> = {
  "s-text": inline(
    "[data-type=strong]{font-weight:600}[data-type=small]{font-size:12px}[data-type=redundant]{text-decoration:line-through}[data-type=emphasis]{font-style:italic}[data-type=mark]{background:#fff3b0}",
  ),
  "s-abbreviation": {
    html: "<abbr><slot></slot></abbr>",
    style: ":host{display:inline}",
    paint: (element, root) => (baseOf(root).title = element.textOf("title")),
  },
  "s-time": {
    html: "<time><slot></slot></time>",
    style: ":host{display:inline}",
    paint: (element, root) => baseOf(root).setAttribute("datetime", element.textOf("dateTime")),
  },
  "s-paragraph": {
    html: "<p><slot></slot></p>",
    style: "p{margin:0}[data-type=small]{font-size:12px}[data-text-align=center]{text-align:center}[data-text-align=end]{text-align:end}",
  },
  "s-heading": {
    html: '<div role="heading" aria-level="3"><slot></slot></div>',
    style: "div{font-weight:600;font-size:15px}",
    paint: (element, root) => (element.textOf("accessibilityRole") === "presentation" ? baseOf(root).removeAttribute("role") : undefined),
  },
  "s-badge": {
    html: "<span><slot></slot></span>",
    style:
      ":host{display:inline-block}span{padding:2px 8px;border-radius:8px;background:#e4e5e7;font-size:12px}[data-tone=success]{background:#cdfee1}[data-tone=critical]{background:#fed1d7}[data-tone=warning],[data-tone=caution]{background:#ffe9b3}[data-tone=info]{background:#d5ebff}",
  },
  "s-chip": {
    html: '<span><slot name="graphic"></slot><slot></slot></span>',
    style: ":host{display:inline-block}span{padding:4px 10px;border-radius:999px;background:#ebebed}",
  },
  "s-icon": { html: '<span aria-hidden="true">◆</span>', style: ":host{display:inline-block}span{font-size:10px}" },
  "s-image": { html: '<img hidden alt="">', style: "img{max-width:100%;display:block}img[hidden]{display:none}", paint: picture },
  "s-product-thumbnail": {
    html: '<img hidden alt="">',
    style: "img{width:56px;height:56px;object-fit:cover;border-radius:8px}img[hidden]{display:none}",
    paint: picture,
  },
  "s-thumbnail": {
    html: '<img hidden alt="">',
    style: "img{width:40px;height:40px;object-fit:cover;border-radius:8px}img[hidden]{display:none}",
    paint: picture,
  },
  "s-avatar": {
    html: '<span role="img"></span>',
    style: ":host{display:inline-block}span{display:grid;place-items:center;width:32px;height:32px;border-radius:50%;background:#e4e5e7}",
    paint(element, root) {
      baseOf(root).textContent = element.textOf("initials").slice(0, 2);
      baseOf(root).setAttribute("aria-label", element.textOf("alt") || element.textOf("initials"));
    },
  },
  "s-image-group": { html: "<div><slot></slot></div>", style: "div{display:flex;gap:4px}" },
  "s-spinner": {
    html: '<span role="progressbar"></span>',
    style:
      ":host{display:inline-block}span{display:block;width:20px;height:20px;border:3px solid #d2d5d8;border-top-color:#202223;border-radius:50%;animation:turn 1s linear infinite}@keyframes turn{to{rotate:1turn}}@media (prefers-reduced-motion:reduce){span{animation:none}}",
    paint: (element, root) => baseOf(root).setAttribute("aria-label", element.textOf("accessibilityLabel") || "…"),
  },
  "s-skeleton-paragraph": { html: '<div aria-hidden="true"></div>', style: "div{height:14px;border-radius:4px;background:#e4e5e7}" },
  "s-progress": {
    html: "<progress></progress>",
    style: "progress{width:100%;accent-color:#202223}",
    paint(element, root) {
      const bar = root.querySelector("progress")!;
      bar.max = Number(element.textOf("max") || 1);
      if (element.textOf("value") !== "") bar.value = Number(element.textOf("value"));
      bar.setAttribute("aria-label", element.textOf("accessibilityLabel"));
    },
  },
  "s-banner": {
    html: '<div role="status"><p class="heading"></p><slot></slot><div class="actions"><slot name="primary-action"></slot><slot name="secondary-actions"></slot></div><button type="button" hidden>×</button></div>',
    style:
      ":host{display:block}[role]{position:relative;display:flex;flex-direction:column;gap:6px;padding:12px 14px;border:1px solid #b5d3f0;border-radius:10px;background:#eaf4ff;color:#202223}[data-tone=critical]{background:#fee9e8;border-color:#f3b8b4}[data-tone=warning],[data-tone=caution]{background:#fff5d6;border-color:#e9cf83}[data-tone=success]{background:#e3f9ec;border-color:#9fdcb9}.heading{margin:0;font-weight:600}.heading:empty{display:none}.actions{display:flex;gap:8px}button{position:absolute;inset:8px 8px auto auto;border:0;background:none;font-size:16px;cursor:pointer}",
    begin: (element, root) =>
      root.querySelector("button")!.addEventListener("click", () => {
        element.tell("dismiss");
        element.held["hidden"] = true;
        element.paintSoon();
        element.tell("afterhide");
      }),
    paint(element, root) {
      baseOf(root).setAttribute("role", severe.has(element.textOf("tone")) ? "alert" : "status");
      root.querySelector(".heading")!.textContent = element.textOf("heading");
      const button = root.querySelector("button")!;
      button.hidden = !element.isOn("dismissible");
      button.setAttribute("aria-label", document.documentElement.lang === "fr" ? "Fermer" : "Dismiss");
      element.style.display = element.isOn("hidden") ? "none" : "";
    },
  },
  "s-unordered-list": list("ul"),
  "s-ordered-list": list("ol"),
  "s-list-item": { html: "<div><slot></slot></div>", style: ":host{display:list-item}", role: "listitem" },
  "s-tooltip": { html: '<span role="tooltip"><slot></slot></span>', style: ":host{display:none}" },
  "s-qr-code": {
    html: '<span role="img">▦</span>',
    style: "span{font-size:64px;line-height:1}",
    paint: (element, root) => baseOf(root).setAttribute("aria-label", element.textOf("accessibilityLabel") || element.textOf("content")),
  },
  "s-clipboard-item": {
    html: "<span hidden></span>",
    methods: {
      command: (element) =>
        navigator.clipboard.writeText(element.textOf("text")).then(
          () => element.tell("copy"),
          () => element.tell("copyerror"),
        ),
    },
  },
};
