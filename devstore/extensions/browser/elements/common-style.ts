/** What all elements share: letters, colours, and sizes by Shopify's words. */
export const commonStyle = `
*{box-sizing:border-box}
:host{display:block;font:400 14px/20px system-ui,sans-serif;color:#202223;min-width:0}
:host([hidden]){display:none}
:focus-visible{outline:2px solid #005bd3;outline-offset:2px}
[data-tone=critical]{color:#8e1f0b}[data-tone=success]{color:#0c5132}[data-tone=warning],[data-tone=caution]{color:#5e4200}[data-tone=info]{color:#003a5a}
[data-color=subdued],[data-tone=neutral][data-color]{color:#5c5f62}
[data-accessibility-visibility=exclusive]{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
[data-display=none]{display:none}
`;

const pixels: Record<string, number> = {
  none: 0,
  "small-500": 2,
  "small-400": 3,
  "small-300": 4,
  "small-200": 6,
  "small-100": 8,
  small: 10,
  base: 14,
  large: 18,
  "large-100": 22,
  "large-200": 28,
  "large-300": 36,
  "large-400": 44,
  "large-500": 56,
};

/** "base none" → "14px 0px"; a word of a container query, or a length, stays as it is. */
export const space = (words: string): string =>
  words
    .split(/\s+/u)
    .map((word) => (word in pixels ? `${pixels[word]}px` : word))
    .join(" ");
