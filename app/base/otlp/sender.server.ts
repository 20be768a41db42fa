import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { realNow } from "../clock";
import { withinLog } from "../log-context.server";
import { withoutAddresses } from "../personal-data";
import type { Attributes, Reading, Telemetry } from "../telemetry.server";
import { attributesOf } from "./attributes";
import { Metrics } from "./metrics";

export interface SenderOptions {
  /** the collector's address, without /v1/traces */
  endpoint: string;
  headers: Readonly<Record<string, string>>;
  service: string;
  /** how often metrics are sent, in milliseconds */
  everyMs: number;
  /** share of traces that are told, 0 to 1 */
  sampled: number;
  trouble(error: unknown): void;
}

interface SpanContext {
  traceId: string;
  spanId: string;
  sampled: boolean;
}

const spansEveryMs = 5_000;
/** Of spans that wait to be sent: while the collector is away the oldest are let go. */
const mostSpans = 4_096;
const answerWithinMs = 10_000;
const failed = 2;

const nanoseconds = (milliseconds: number) => `${Math.round(milliseconds * 1_000)}000`;
const now = () => realNow().getTime();

/** Sends traces and metrics as OTLP over HTTP in JSON, which every collector of OpenTelemetry takes. */
export class OtlpSender implements Telemetry {
  readonly #options: SenderOptions;
  readonly #context = new AsyncLocalStorage<SpanContext>();
  readonly #metrics = new Metrics();
  readonly #reads: Array<() => Promise<Reading[]>> = [];
  readonly #began = nanoseconds(now());
  readonly #timers: NodeJS.Timeout[];
  #spans: object[] = [];

  constructor(options: SenderOptions) {
    this.#options = options;
    const send = (what: () => Promise<void>) => () => void what().catch(options.trouble);
    this.#timers = [
      setInterval(
        send(() => this.#sendSpans()),
        spansEveryMs,
      ).unref(),
      setInterval(
        send(() => this.#sendMetrics()),
        options.everyMs,
      ).unref(),
    ];
  }

  async span<T>(name: string, attributes: Attributes, fn: () => Promise<T>): Promise<T> {
    const parent = this.#context.getStore();
    const context: SpanContext = {
      traceId: parent?.traceId ?? randomBytes(16).toString("hex"),
      spanId: randomBytes(8).toString("hex"),
      sampled: parent?.sampled ?? Math.random() < this.#options.sampled,
    };
    const began = performance.timeOrigin + performance.now();
    let error: unknown;
    try {
      return await this.#context.run(context, () => withinLog({ traceId: context.traceId }, fn));
    } catch (caught) {
      error = caught;
      throw caught;
    } finally {
      const ended = performance.timeOrigin + performance.now();
      this.#metrics.add(`fidelio.${name}.duration`, "ms", ended - began, { ok: error === undefined }, true);
      if (context.sampled) this.#keep(name, attributes, context, parent, began, ended, error);
    }
  }

  #keep(
    name: string,
    attributes: Attributes,
    { traceId, spanId }: SpanContext,
    parent: SpanContext | undefined,
    began: number,
    ended: number,
    error: unknown,
  ): void {
    if (this.#spans.length >= mostSpans) this.#spans.shift();
    this.#spans.push({
      traceId,
      spanId,
      ...(parent ? { parentSpanId: parent.spanId } : {}),
      name,
      kind: 1,
      startTimeUnixNano: nanoseconds(began),
      endTimeUnixNano: nanoseconds(ended),
      attributes: attributesOf(attributes),
      status: error === undefined ? {} : { code: failed, message: withoutAddresses(error instanceof Error ? error.message : "unknown") },
    });
  }

  count(name: string, by: number, attributes: Attributes): void {
    this.#metrics.add(name, "1", by, attributes, false);
  }

  record(name: string, unit: string, value: number, attributes: Attributes): void {
    this.#metrics.add(name, unit, value, attributes, true);
  }

  read(readings: () => Promise<Reading[]>): void {
    this.#reads.push(readings);
  }

  /** Sends what is left. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all([this.#sendSpans(), this.#sendMetrics()]).catch(this.#options.trouble);
  }

  async #sendSpans(): Promise<void> {
    const spans = this.#spans;
    if (spans.length === 0) return;
    this.#spans = [];
    await this.#send("traces", { resourceSpans: [{ resource: this.#resource(), scopeSpans: [{ scope: { name: "fidelio" }, spans }] }] });
  }

  async #sendMetrics(): Promise<void> {
    const read = await Promise.allSettled(this.#reads.map((one) => one()));
    for (const one of read) if (one.status === "rejected") this.#options.trouble(one.reason);
    const readings = read.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
    const metrics = this.#metrics.told(this.#began, nanoseconds(now()), readings);
    if (metrics.length === 0) return;
    await this.#send("metrics", {
      resourceMetrics: [{ resource: this.#resource(), scopeMetrics: [{ scope: { name: "fidelio" }, metrics }] }],
    });
  }

  #resource(): object {
    return { attributes: attributesOf({ "service.name": this.#options.service, "service.instance.id": `${process.pid}` }) };
  }

  async #send(what: "traces" | "metrics", body: object): Promise<void> {
    const answer = await fetch(`${this.#options.endpoint}/v1/${what}`, {
      method: "POST",
      headers: { ...this.#options.headers, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The collector answered ${answer.status} to ${what}.`);
  }
}
