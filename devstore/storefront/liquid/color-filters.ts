import type { Liquid } from "liquidjs";

type Rgb = [red: number, green: number, blue: number];

/** "#abc", "#aabbcc" and "rgb(1, 2, 3)"; anything else is an error, as a merchant's colour setting is one of these. */
function parse(value: unknown): Rgb {
  const text = String(value).trim();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/iu.exec(text)?.[1];
  if (hex !== undefined) {
    const long = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
    return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16)) as Rgb;
  }
  const numbers = /^rgba?\(([^)]+)\)$/u
    .exec(text)?.[1]
    ?.split(/[\s,/]+/u)
    .map(Number);
  if (!numbers || numbers.length < 3) throw new Error(`"${text}" is no colour.`);
  return numbers.slice(0, 3) as Rgb;
}

const toHex = (rgb: Rgb): string =>
  `#${rgb
    .map((one) =>
      Math.round(Math.min(255, Math.max(0, one)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
const mix = (one: Rgb, other: Rgb, share: number): Rgb => one.map((value, at) => value * share + other[at]! * (1 - share)) as Rgb;
const brightness = ([red, green, blue]: Rgb): number => (red * 299 + green * 587 + blue * 114) / 1000;

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((one) => (one / 255 <= 0.03928 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4)) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return Math.round(((light + 0.05) / (dark + 0.05)) * 10) / 10;
}

export function registerColorFilters(engine: Liquid): void {
  engine.registerFilter("color_to_rgb", (value: unknown) => `rgb(${parse(value).join(", ")})`);
  engine.registerFilter("color_to_hex", (value: unknown) => toHex(parse(value)));
  engine.registerFilter("color_brightness", (value: unknown) => Math.round(brightness(parse(value)) * 100) / 100);
  engine.registerFilter("color_contrast", (one: unknown, other: unknown) => contrast(parse(one), parse(other)));
  engine.registerFilter("color_lighten", (value: unknown, by: number) => toHex(mix([255, 255, 255], parse(value), by / 100)));
  engine.registerFilter("color_darken", (value: unknown, by: number) => toHex(mix([0, 0, 0], parse(value), by / 100)));
  engine.registerFilter("color_mix", (one: unknown, other: unknown, share: number) => toHex(mix(parse(one), parse(other), share / 100)));
}
