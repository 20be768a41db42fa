import type { WebhookFaults } from "../control/faults";
import { uuidOf } from "../store/random";
import type { Occurrence, State } from "../store/state";
import { bodyOf } from "./body";
import { fateOf } from "./fate";
import { Queue } from "./queue";
import type { Sender } from "./send";
import { webhookHeaders } from "./signature";

interface Delivery {
  occurrence: Occurrence;
  copy: number;
  tries: number;
}

const CONCURRENCY = 32;
const SECOND = 1_000;
/** Shopify tries again eight times within four hours, further and further apart. */
const RETRIES = [10, 30, 120, 300, 900, 1_800, 3_600, 7_200].map((seconds) => seconds * SECOND);

/**
 * Delivers every event until the app answered 2xx, or eight retries failed. What is not settled in the journal is taken up
 * again after a restart, so an event may come twice, as Shopify's may; it is never lost but where the faults say so.
 */
export class Outbox {
  private readonly ready = new Queue<Delivery>();
  private readonly open = new Map<string, number>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private idlers: Array<() => void> = [];
  private position = 0;
  private flying = 0;
  private running = false;

  constructor(
    private readonly state: State,
    private readonly sender: Sender,
    private readonly secret: string,
    public faults: WebhookFaults,
    private readonly scale: number,
  ) {}

  /** Takes up what an earlier run left, and begins. */
  start(): void {
    if (this.running) return;
    this.running = true;
    this.state.onEvent = (occurrence) => this.accept(occurrence);
    for (const occurrence of this.state.unsettled.values()) if (!this.open.has(occurrence.event.id)) this.accept(occurrence);
    this.pump();
  }

  stop(): void {
    this.running = false;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.sender.close();
  }

  /** Events that are neither delivered, dropped nor given up. */
  pending(): number {
    return this.state.unsettled.size;
  }

  idle(): Promise<void> {
    return this.pending() === 0 ? Promise.resolve() : new Promise((resolve) => this.idlers.push(resolve));
  }

  private accept(occurrence: Occurrence): void {
    const { deliveries, behind } = fateOf(occurrence.event.id, this.faults);
    if (deliveries.length === 0) return this.settle(occurrence.event.id);
    this.open.set(occurrence.event.id, deliveries.length);
    const key = this.position++ + behind;
    deliveries.forEach((wait, index) => {
      const delivery = { occurrence, copy: index + 1, tries: 0 };
      if (wait === 0) this.ready.add(key, delivery);
      else this.later(wait * this.scale, delivery);
    });
    if (this.flying < CONCURRENCY) setImmediate(() => this.pump());
  }

  private later(wait: number, delivery: Delivery): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.ready.add(this.position++, delivery);
      this.pump();
    }, wait);
    this.timers.add(timer);
  }

  private pump(): void {
    while (this.running && this.flying < CONCURRENCY) {
      const delivery = this.ready.take();
      if (!delivery) return;
      this.flying += 1;
      void this.deliver(delivery).finally(() => {
        this.flying -= 1;
        this.pump();
      });
    }
  }

  private async deliver(delivery: Delivery): Promise<void> {
    const { occurrence, copy, tries } = delivery;
    const { id } = occurrence.event;
    const body = bodyOf(occurrence);
    const status = await this.sender.post(webhookHeaders(occurrence, uuidOf("delivery", id, copy), body, this.secret), body);
    if (!this.running) return;
    const wait = RETRIES[tries];
    if ((status < 200 || status >= 300) && wait !== undefined) return this.later(wait * this.scale, { ...delivery, tries: tries + 1 });
    const left = (this.open.get(id) ?? 1) - 1;
    this.open.set(id, left);
    if (left === 0) this.settle(id);
  }

  private settle(id: string): void {
    this.open.delete(id);
    this.state.commit([["settled", "", id, true]]);
    if (this.pending() > 0) return;
    const waiting = this.idlers;
    this.idlers = [];
    for (const resolve of waiting) resolve();
  }
}
