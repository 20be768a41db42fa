import { random } from "../intake/order-body";

/** How large the peak is. On Black Friday 2024 all of Shopify's stores together took 42,400 orders in their fullest minute. */
export interface Sizes {
  orders: number;
  shops: number;
  /** kept connections of the closed loop */
  connections: number;
}

const number = (name: string, usual: number): number => Number(process.env[name] || usual);

/** Of the settings BENCH_ORDERS, BENCH_SHOPS and BENCH_CONNECTIONS; the minute as it was where they are not set. */
export function readSizes(): Sizes {
  return { orders: number("BENCH_ORDERS", 42_400), shops: number("BENCH_SHOPS", 200), connections: number("BENCH_CONNECTIONS", 64) };
}

/** The least that a shop sells in the minute: the small shops whose waiting is measured. */
export const smallest = 3;
/** The largest shop's part of all orders: 20,000 of 42,400. */
const largestPart = 20_000 / 42_400;
/** This part of the shops sells three orders each. */
const smallPart = 0.3;

/** How many orders each shop has, the largest first: one has almost half, three tenths have three, the rest fall off like 1 ÷ rank. */
export function ordersOfShops({ orders, shops }: Sizes): number[] {
  const largest = Math.round(orders * largestPart);
  const small = Math.floor(shops * smallPart);
  const middle = shops - 1 - small;
  const left = orders - largest - small * smallest;
  if (left < middle * smallest) throw new Error(`${orders} orders are too few for ${shops} shops.`);
  const spread = left - middle * smallest;
  const weights = Array.from({ length: middle }, (_, rank) => 1 / (rank + 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const counts = weights.map((weight) => smallest + Math.floor((spread * weight) / all));
  // what rounding left over
  if (counts.length > 0) counts[0] = counts[0]! + left - counts.reduce((sum, count) => sum + count, 0);
  return [largest, ...counts, ...Array<number>(small).fill(smallest)];
}

export const domainOf = (shop: number): string => `peak-${String(shop + 1).padStart(3, "0")}.myshopify.com`;

/** In place, as a pack of cards; the same each time. */
export function shuffle<T>(items: T[], seed: number): T[] {
  const next = random(seed);
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}
