import type { Customer, Entry, Shop, ShopEvent } from "./entities";
import type { Order } from "./order";
import { uuidOf } from "./random";
import { afterUninstall, topics, topicsByApi } from "../webhooks/topics";
import type { State } from "./state";

/** One change of one shop: entities and the events that tell of them, written together or not at all. */
export class Change {
  private readonly entries: Entry[] = [];
  private readonly counters = new Map<string, number>();

  constructor(
    private readonly state: State,
    readonly shop: Shop,
    /** business time of the change, whole seconds, as Shopify keeps it */
    readonly at: string,
  ) {}

  put(...entry: Entry): this {
    this.entries.push(entry);
    return this;
  }

  /** The next number of a series of the shop: ids are the same in every run that does the same things. */
  next(series: string, first: number): number {
    const last = this.counters.get(series) ?? this.state.get("counter", this.shop.domain, series) ?? first - 1;
    this.counters.set(series, last + 1);
    return last + 1;
  }

  putOrder(order: Order): this {
    return this.put("order", this.shop.domain, order.id, order);
  }

  putCustomer(customer: Customer): this {
    return this.put("customer", this.shop.domain, customer.id, customer);
  }

  tell(topic: string, about: Omit<ShopEvent, "id" | "topic" | "at">): this {
    if (!topics.has(topic) && !this.asksFor(topic)) return this;
    if (!this.shop.installed && !afterUninstall.has(topic)) return this;
    const id = uuidOf("event", this.shop.domain, this.next("event", 1));
    return this.put("event", this.shop.domain, id, { id, topic, at: this.at, ...about });
  }

  private asksFor(topic: string): boolean {
    const asked = this.state.table("subscription", this.shop.domain).values();
    return topicsByApi.has(topic) && [...asked].some((one) => one.topic === topic);
  }

  tellOrder(order: Order, ...topics: string[]): this {
    const customer = order.customerId === null ? {} : { customer: order.customerId };
    for (const topic of topics) this.tell(topic, { order: order.id, ...customer });
    return this;
  }

  commit(): void {
    for (const [series, last] of this.counters) this.put("counter", this.shop.domain, series, last);
    this.state.commit(this.entries);
  }
}

/** Whole seconds in UTC, as Shopify keeps times. */
export function toSecond(at: Date | string): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
