import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { logContext } from "./log-context.server";
import { OtlpSender } from "./otlp/sender.server";
import { count, readings, record, span, startTelemetry, telemetryIsOn, useTelemetry } from "./telemetry.server";

interface Heard {
  path: string;
  key: string | undefined;
  // JSON of the protocol: only what is asked about is named below
  body: {
    resourceSpans?: Array<{ scopeSpans: Array<{ spans: Array<Record<string, unknown>> }> }>;
    resourceMetrics?: Array<{ resource: unknown; scopeMetrics: Array<{ metrics: Array<Record<string, unknown>> }> }>;
  };
}

const heard: Heard[] = [];
const collector = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const body = JSON.parse(Buffer.concat(parts).toString()) as Heard["body"];
    heard.push({ path: request.url ?? "", key: request.headers["x-key"]?.toString(), body });
    response.end("{}");
  });
});
let endpoint = "";
beforeAll(async () => {
  await new Promise<void>((done) => collector.listen(0, "127.0.0.1", done));
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => collector.close(done)));
afterEach(() => useTelemetry(undefined));

const troubles: unknown[] = [];
function sender(options: { endpoint?: string; sampled?: number } = {}): OtlpSender {
  const made = new OtlpSender({
    endpoint,
    headers: { "x-key": "of the collector" },
    service: "fidelio-test",
    everyMs: 100_000,
    sampled: 1,
    trouble: (error) => troubles.push(error),
    ...options,
  });
  useTelemetry(made);
  return made;
}

const sent = (path: string) => heard.filter((one) => one.path === path);
const spansSent = () => sent("/v1/traces").flatMap(({ body }) => body.resourceSpans?.[0]?.scopeSpans[0]?.spans ?? []);

describe("telemetry", () => {
  it("is off where no collector is named: work is done as it is", async () => {
    const { stop } = await startTelemetry("fidelio-test");
    expect(telemetryIsOn()).toBe(false);
    const work = Promise.resolve(5);
    expect(span("work", {}, () => work)).toBe(work);
    count("things");
    await stop();
    expect(heard).toEqual([]);
  });

  it("tells a collector which spans lie in which, what failed, counts, spreads and readings", async () => {
    const on = sender();
    readings(() => Promise.resolve([{ name: "lag", unit: "s", value: 7 }]));
    await span("batch", { shopId: "1", events: 3 }, async () => {
      expect(logContext()["traceId"]).toMatch(/^[0-9a-f]{32}$/u);
      await span("admin", { operation: "ReadOrder" }, () => Promise.reject(new Error("no answer for ann@example.com"))).catch(
        () => undefined,
      );
    });
    count("failures", { topic: "orders/paid" });
    count("failures", { topic: "orders/paid" });
    record("size", "1", 3);
    await on.stop();

    const [inner, outer] = spansSent();
    expect(inner).toMatchObject({ name: "admin", status: { code: 2, message: "no answer for [withheld]" } });
    expect(inner).toMatchObject({ traceId: outer!["traceId"], parentSpanId: outer!["spanId"] });
    expect(outer).toMatchObject({
      name: "batch",
      attributes: [
        { key: "shopId", value: { stringValue: "1" } },
        { key: "events", value: { intValue: "3" } },
      ],
    });
    const [{ key, body }] = sent("/v1/metrics") as [Heard];
    expect(key).toBe("of the collector");
    const metrics = new Map(body.resourceMetrics![0]!.scopeMetrics[0]!.metrics.map((one) => [one["name"], one]));
    expect(metrics.get("failures")).toMatchObject({ sum: { isMonotonic: true, dataPoints: [{ asDouble: 2 }] } });
    expect(metrics.get("size")).toMatchObject({ histogram: { dataPoints: [{ count: "1", sum: 3 }] } });
    expect(metrics.get("lag")).toMatchObject({ unit: "s", gauge: { dataPoints: [{ asDouble: 7 }] } });
    expect([...metrics.keys()]).toContain("fidelio.batch.duration");
  });

  it("tells no trace that was not drawn, and stands nobody's way when the collector is away", async () => {
    heard.length = 0;
    const on = sender({ sampled: 0 });
    expect(await span("work", {}, () => Promise.resolve(1))).toBe(1);
    await on.stop();
    expect(spansSent()).toEqual([]);
    const away = sender({ endpoint: "http://127.0.0.1:1" });
    expect(await span("work", {}, () => Promise.resolve(1))).toBe(1);
    await away.stop();
    expect(troubles).toHaveLength(1);
  });
});
