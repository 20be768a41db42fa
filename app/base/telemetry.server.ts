import { environment } from "./environment.server";
import { log } from "./log.server";
import { singleton } from "./singleton";

/** Ids and codes, never names or addresses. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** What stands at a value now: asked for whenever metrics are sent. */
export interface Reading {
  name: string;
  unit: string;
  value: number;
  attributes?: Attributes;
}

export interface Telemetry {
  span<T>(name: string, attributes: Attributes, fn: () => Promise<T>): Promise<T>;
  count(name: string, by: number, attributes: Attributes): void;
  record(name: string, unit: string, value: number, attributes: Attributes): void;
  read(readings: () => Promise<Reading[]>): void;
  stop(): Promise<void>;
}

const slot = singleton("telemetry", () => ({ on: undefined as Telemetry | undefined }));

/** Where OTEL_EXPORTER_OTLP_ENDPOINT is set, sends traces and metrics there from now on. What sends them is not even loaded elsewhere. */
export async function startTelemetry(service: string): Promise<{ stop(): Promise<void> }> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME, OTEL_EXPORTER_OTLP_HEADERS, ...more } = environment();
  if (endpoint === undefined) return { stop: () => Promise.resolve() };
  const { OtlpSender } = await import("./otlp/sender.server");
  const sender = new OtlpSender({
    endpoint,
    headers: OTEL_EXPORTER_OTLP_HEADERS,
    service: OTEL_SERVICE_NAME ?? service,
    everyMs: more.OTEL_METRIC_EXPORT_INTERVAL,
    sampled: more.OTEL_TRACES_SAMPLER_ARG,
    trouble: (error) => log.warn({ err: error }, "traces and metrics could not be sent"),
  });
  slot.on = sender;
  return {
    stop: async () => {
      slot.on = undefined;
      await sender.stop();
    },
  };
}

/** For tests: puts a telemetry of their own in the place; undefined switches it off. */
export function useTelemetry(telemetry: Telemetry | undefined): void {
  slot.on = telemetry;
}

/** A piece of work as a span of a trace, within whatever span is under way. Without telemetry it is `fn()`. */
export function span<T>(name: string, attributes: Attributes, fn: () => Promise<T>): Promise<T> {
  return slot.on ? slot.on.span(name, attributes, fn) : fn();
}

/** Something happened, so many times. */
export function count(name: string, attributes: Attributes = {}, by = 1): void {
  slot.on?.count(name, by, attributes);
}

/** One value of many whose spread matters: a size, a duration. */
export function record(name: string, unit: string, value: number, attributes: Attributes = {}): void {
  slot.on?.record(name, unit, value, attributes);
}

/** Values that are read whenever metrics are sent. */
export function readings(read: () => Promise<Reading[]>): void {
  slot.on?.read(read);
}

/** Whether anybody listens: for what is dear to find out. */
export const telemetryIsOn = (): boolean => slot.on !== undefined;
