import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/**
 * What each customer of the demo shop should have, worked out from the data file by the slowest and plainest means and
 * without one line of the app: no library for dates, no incremental step, every tier walked from the first day on.
 * It knows the demo program by heart: a point a pound, 14 days pending, 12 months of life, £1,000 silver at 1.25,
 * £3,000 gold at 1.5, over twelve rolling months, a fall kept 30 days.
 */
export interface NaiveLot {
  remaining: number;
  earnedAt: string;
  availableAt: string;
  expiresAt: string;
}
export interface NaiveMember {
  pending: number;
  available: number;
  tier: string;
  lots: NaiveLot[];
}

interface OrderRow {
  type: "order";
  id: number;
  at: string;
  customer: number;
  lines: Array<{ id: number; quantity: number; price: string }>;
}
interface RefundRow {
  type: "refund";
  at: string;
  lines: Array<{ order: number; line: number; quantity: number }>;
}
interface Order {
  id: number;
  placed: number;
  /** when it leaves the twelve months */
  leaves: number;
  pence: number;
  /** pence taken back, each with its instant */
  back: Array<{ at: number; pence: number }>;
}

const DAY = 86_400_000;
const levels = [
  { key: "bronze", from: 0, hundredths: 100 },
  { key: "silver", from: 100_000, hundredths: 125 },
  { key: "gold", from: 300_000, hundredths: 150 },
];

const london = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});

/** London's wall clock at an instant, written as if it were UTC. */
function wall(instant: number): number {
  const part = Object.fromEntries(london.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const at = (name: string) => part[name] ?? 0;
  return Date.UTC(at("year"), at("month") - 1, at("day"), at("hour"), at("minute"), at("second")) + (((instant % 1000) + 1000) % 1000);
}

/** The instant at which London's clock shows `shown`. */
function instantOf(shown: number): number {
  const winter = shown;
  const summer = shown - 3_600_000;
  return wall(summer) === shown ? summer : winter;
}

function addMonths(shown: number, months: number): number {
  const date = new Date(shown);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(Math.min(day, new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()));
  return date.getTime();
}

const addDays = (instant: number, days: number) => instantOf(wall(instant) + days * DAY);
const endOfDay = (shown: number) => Math.floor(shown / DAY) * DAY + DAY - 1;
const midnight = (instant: number) => Math.floor(instant / DAY) * DAY;

/** The tier at `until`, counting only `orders`, found by walking every instant at which the spend of twelve months changes. */
function tierAt(orders: Order[], until: number): string {
  const spend = (at: number) =>
    orders
      .filter((order) => order.placed <= at && at < order.leaves)
      .reduce((sum, order) => sum + order.pence - order.back.filter((b) => b.at <= at).reduce((s, b) => s + b.pence, 0), 0);
  const levelOf = (pence: number) => levels.filter((level) => level.from <= pence).length - 1;
  const instants = orders
    .flatMap((order) => [order.placed, ...order.back.map((b) => b.at), order.leaves])
    .filter((at) => at <= until)
    .sort((a, b) => a - b);
  let level = 0;
  let falls: number | undefined;
  for (const at of [...instants, until]) {
    if (falls !== undefined && falls <= at) {
      level = levelOf(spend(falls));
      falls = undefined;
      if (levelOf(spend(at)) < level) falls = addDays(at, 30);
    }
    const now = levelOf(spend(at));
    if (now >= level) {
      level = now;
      falls = undefined;
    } else falls ??= addDays(at, 30);
  }
  return levels[level]!.key;
}

export function naiveMembers(file: string, seedNow: Date, now: Date): Map<string, NaiveMember> {
  const rows = gunzipSync(readFileSync(file))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as OrderRow | RefundRow);
  const orderRows = rows.filter((row) => row.type === "order");
  const last = Math.max(...orderRows.map((row) => Date.parse(row.at)));
  const shift = midnight(seedNow.getTime()) - DAY - midnight(last);
  const prices = new Map<string, number>();
  const orders = new Map<number, Order & { customer: number }>();
  for (const row of orderRows) {
    let pence = 0;
    for (const line of row.lines) {
      const price = Math.round(Number(line.price) * 100);
      prices.set(`${row.id}/${line.id}`, price);
      pence += price * line.quantity;
    }
    const placed = Date.parse(row.at) + shift;
    orders.set(row.id, { id: row.id, placed, leaves: instantOf(addMonths(wall(placed), 12)), pence, back: [], customer: row.customer });
  }
  for (const row of rows) {
    if (row.type !== "refund") continue;
    for (const line of row.lines) {
      const pence = prices.get(`${line.order}/${line.line}`)! * line.quantity;
      orders.get(line.order)!.back.push({ at: Date.parse(row.at) + shift, pence });
    }
  }
  const members = new Map<string, NaiveMember>();
  for (const customer of new Set([...orders.values()].map((order) => order.customer))) {
    const own = [...orders.values()].filter((o) => o.customer === customer).sort((a, b) => a.placed - b.placed || a.id - b.id);
    const member: NaiveMember = { pending: 0, available: 0, tier: tierAt(own, now.getTime()), lots: [] };
    for (const [index, order] of own.entries()) {
      const tier = levels.find((level) => level.key === tierAt(own.slice(0, index), order.placed))!;
      const kept = order.pence - order.back.reduce((sum, b) => sum + b.pence, 0);
      const points = Math.floor((kept * tier.hundredths) / 10_000);
      const availableAt = addDays(order.placed, 14);
      const expiresAt = instantOf(endOfDay(addMonths(wall(availableAt), 12)));
      const remaining = expiresAt <= now.getTime() ? 0 : points;
      if (availableAt <= now.getTime()) member.available += remaining;
      else member.pending += remaining;
      const iso = (instant: number) => new Date(instant).toISOString();
      if (remaining > 0)
        member.lots.push({ remaining, earnedAt: iso(order.placed), availableAt: iso(availableAt), expiresAt: iso(expiresAt) });
    }
    member.lots.sort((a, b) => a.earnedAt.localeCompare(b.earnedAt) || a.remaining - b.remaining);
    members.set(String(customer), member);
  }
  return members;
}
