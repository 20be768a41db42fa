import type { Customer, Discount, Entities, Entry, Kind, Shop, ShopEvent } from "./entities";
import { Journal } from "./journal";
import type { Order } from "./order";

/** An event with the versions that it tells of. Entities are never changed in place, so these stay what they were. */
export interface Occurrence {
  event: ShopEvent;
  shop: Shop;
  order: Order | null;
  customer: Customer | null;
  discount: Discount | null;
}

type Table<K extends Kind> = Map<string, Entities[K]>;

/** Everything that the stand-in knows, by kind, shop and id, with the journal that brings it back. */
export class State {
  private readonly tables = new Map<string, Map<string, unknown>>();
  private readonly journal: Journal;
  /** by event id, in the order that they happened */
  readonly unsettled = new Map<string, Occurrence>();
  /** counts changes, for whoever keeps something worked out from the state */
  version = 0;
  /** told of each new event once it is written */
  onEvent: (occurrence: Occurrence) => void = () => undefined;

  constructor(dataDir: string | null) {
    this.journal = new Journal(dataDir);
    this.journal.replay((entries) => this.apply(entries));
  }

  table<K extends Kind>(kind: K, shop: string): Table<K> {
    const key = `${kind} ${shop}`;
    let table = this.tables.get(key);
    if (!table) this.tables.set(key, (table = new Map<string, unknown>()));
    return table as Table<K>;
  }

  get<K extends Kind>(kind: K, shop: string, id: string): Entities[K] | undefined {
    return this.table(kind, shop).get(id);
  }

  shop(domain: string): Shop | undefined {
    return this.get("shop", domain, domain);
  }

  shops(): Shop[] {
    return [...this.tables.keys()].filter((key) => key.startsWith("shop ")).flatMap((key) => this.shop(key.slice(5)) ?? []);
  }

  /** Writes one change, then lets it be seen and tells of its events. */
  commit(entries: Entry[]): void {
    this.journal.append(entries);
    for (const occurrence of this.apply(entries)) this.onEvent(occurrence);
  }

  close(): void {
    this.journal.close();
  }

  private apply(entries: Entry[]): Occurrence[] {
    this.version += 1;
    const happened: Occurrence[] = [];
    for (const [kind, shop, id, value] of entries) {
      if (kind === "event" && value) happened.push(this.occurrence(shop, value));
      else if (kind === "settled") this.unsettled.delete(id);
      else if (value === null) this.table(kind, shop).delete(id);
      else this.table(kind, shop).set(id, value as never);
    }
    return happened;
  }

  private occurrence(domain: string, event: ShopEvent): Occurrence {
    const shop = this.shop(domain);
    if (!shop) throw new Error(`An event of the unknown shop ${domain}`);
    const find = <K extends Kind>(kind: K, id: string | undefined) => (id === undefined ? null : (this.get(kind, domain, id) ?? null));
    const occurrence = {
      event,
      shop,
      order: find("order", event.order),
      customer: find("customer", event.customer),
      discount: find("discount", event.discount),
    };
    this.unsettled.set(event.id, occurrence);
    return occurrence;
  }
}
