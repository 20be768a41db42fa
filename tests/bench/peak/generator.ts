import { connect, type Socket } from "node:net";
import { makeDeliveries, type Delivery } from "./events";
import type { Sizes } from "./sizes";

/** What the benchmark asks of the generator's process. */
export type Ask = { kind: "make"; sizes: Sizes; placedFrom: string; secret: string } | { kind: "send"; port: number; pace: Pace };

/** closed: each connection sends when it has its answer · open: at a rate, whatever the answers do */
export type Pace = { loop: "closed"; connections: number } | { loop: "open"; perSecond: number };

/** Milliseconds; in the open loop from when a request was to be sent. */
export interface Sent {
  requests: number;
  seconds: number;
  p50: number;
  p99: number;
  worst: number;
  /** how many answers of each status */
  statuses: Record<string, number>;
  /** of the generator itself while it sent */
  processorMs: number;
  memoryMb: number;
}

export type Answer = { kind: "made"; requests: number; megabytes: number } | { kind: "sent"; sent: Sent };

/** Open loop: more than this at once never stand open; what waits for a connection waits on the clock. */
const mostOpen = 512;

let deliveries: Delivery[] = [];

process.on("message", (ask: Ask) => {
  if (ask.kind === "make") {
    deliveries = makeDeliveries(ask.sizes, new Date(ask.placedFrom), ask.secret);
    const bytes = deliveries.reduce((sum, { head, body }) => sum + head.length + body.length, 0);
    process.send?.({ kind: "made", requests: deliveries.length, megabytes: Math.round(bytes / 1e6) } satisfies Answer);
  } else {
    void send(ask.port, ask.pace).then((sent) => process.send?.({ kind: "sent", sent } satisfies Answer));
  }
});
process.once("disconnect", () => process.exit(0));

async function send(port: number, pace: Pace): Promise<Sent> {
  const took = new Float64Array(deliveries.length);
  const statuses: Record<string, number> = {};
  const used = process.cpuUsage();
  const began = performance.now();
  const answered = (index: number, since: number, status: string) => {
    took[index] = performance.now() - since;
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  await (pace.loop === "closed" ? closedLoop(port, pace.connections, answered) : openLoop(port, pace.perSecond, answered));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  took.sort();
  const at = (part: number) => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0;
  return {
    requests: deliveries.length,
    seconds,
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
    statuses,
    processorMs: Math.round((user + system) / 1000),
    memoryMb: Math.round(process.memoryUsage.rss() / 1e6),
  };
}

type Answered = (index: number, since: number, status: string) => void;

async function closedLoop(port: number, connections: number, answered: Answered): Promise<void> {
  let next = 0;
  const one = async () => {
    const line = await Line.open(port);
    while (next < deliveries.length) {
      const index = next++;
      const since = performance.now();
      answered(index, since, await line.ask(deliveries[index]!));
    }
    line.close();
  };
  await Promise.all(Array.from({ length: connections }, one));
}

async function openLoop(port: number, perSecond: number, answered: Answered): Promise<void> {
  const idle: Line[] = [];
  const waiting: Array<{ index: number; since: number }> = [];
  let open = 0;
  let left = deliveries.length;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const serve = async (line: Line, first: { index: number; since: number }) => {
    for (let work: { index: number; since: number } | undefined = first; work; work = waiting.shift()) {
      answered(work.index, work.since, await line.ask(deliveries[work.index]!));
      if ((left -= 1) === 0) finish();
    }
    idle.push(line);
  };
  const start = (work: { index: number; since: number }) => {
    const line = idle.pop();
    if (line) void serve(line, work);
    else if (open < mostOpen) {
      open += 1;
      void Line.open(port).then((opened) => serve(opened, work));
    } else waiting.push(work);
  };
  const began = performance.now();
  for (let index = 0; index < deliveries.length;) {
    const due = Math.min(deliveries.length, Math.floor(((performance.now() - began) / 1000) * perSecond) + 1);
    for (; index < due; index++) start({ index, since: began + (index / perSecond) * 1000 });
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await finished;
  for (const line of idle) line.close();
}

/** A kept connection with one request on it at a time: plain bytes, so that the generator takes little of the machine it measures. */
class Line {
  private text = "";
  private resolve: (status: string) => void = () => undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on("data", (data: Buffer) => {
      this.text += data.toString("latin1");
      if (!this.text.includes("\r\n\r\n")) return;
      const status = this.text.slice(9, 12);
      this.text = "";
      this.resolve(status);
    });
    socket.on("error", () => this.resolve("lost"));
    socket.on("close", () => this.resolve("lost"));
  }

  static open(port: number): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => resolve(new Line(socket)));
      socket.once("error", reject);
    });
  }

  ask({ head, body }: Delivery): Promise<string> {
    return new Promise((resolve) => {
      this.resolve = resolve;
      if (this.socket.destroyed) return resolve("lost");
      this.socket.cork();
      this.socket.write(head);
      this.socket.write(body);
      this.socket.uncork();
    });
  }

  close(): void {
    this.socket.end();
  }
}
