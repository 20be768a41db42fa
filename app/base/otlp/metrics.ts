import type { Attributes, Reading } from "../telemetry.server";
import { attributesOf } from "./attributes";

/** Upper bounds that suit milliseconds and numbers of events alike. */
const bounds = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000];
const cumulative = 2;
/** A name with attributes of ever new values must not fill the memory. */
const mostSeries = 2_000;

interface Series {
  name: string;
  unit: string;
  attributes: Attributes;
  count: number;
  sum: number;
  /** null: a counter */
  buckets: number[] | null;
}

/** Counters and histograms of a process since its start, as OTLP tells them. Pure, but for what it adds up. */
export class Metrics {
  readonly #series = new Map<string, Series>();

  add(name: string, unit: string, value: number, attributes: Attributes, histogram: boolean): void {
    const key = `${name} ${JSON.stringify(attributes)}`;
    let series = this.#series.get(key);
    if (!series) {
      if (this.#series.size >= mostSeries) return;
      const buckets = histogram ? Array<number>(bounds.length + 1).fill(0) : null;
      this.#series.set(key, (series = { name, unit, attributes, count: 0, sum: 0, buckets }));
    }
    series.count += 1;
    series.sum += value;
    if (!series.buckets) return;
    const place = bounds.findIndex((bound) => value <= bound);
    series.buckets[place < 0 ? bounds.length : place]! += 1;
  }

  /** `began` and `now` in nanoseconds, as text. */
  told(began: string, now: string, readings: readonly Reading[]): object[] {
    const times = { startTimeUnixNano: began, timeUnixNano: now };
    const own = [...Map.groupBy(this.#series.values(), ({ name }) => name).values()].map((all) => {
      const [{ name, unit, buckets }] = all as [Series];
      const dataPoints = all.map((one) => ({ ...times, attributes: attributesOf(one.attributes), ...figuresOf(one) }));
      return buckets
        ? { name, unit, histogram: { aggregationTemporality: cumulative, dataPoints } }
        : { name, unit, sum: { aggregationTemporality: cumulative, isMonotonic: true, dataPoints } };
    });
    const read = [...Map.groupBy(readings, ({ name }) => name).values()].map((all) => ({
      name: all[0]!.name,
      unit: all[0]!.unit,
      gauge: {
        dataPoints: all.map(({ value, attributes = {} }) => ({ timeUnixNano: now, attributes: attributesOf(attributes), asDouble: value })),
      },
    }));
    return [...own, ...read];
  }
}

function figuresOf({ count, sum, buckets }: Series): object {
  if (!buckets) return { asDouble: sum };
  return { count: String(count), sum, bucketCounts: buckets.map(String), explicitBounds: bounds };
}
