import { isFidelioError } from "../../base/errors";
import type { Shop } from "../redemptions.fixture";
import type { Act, Happening, Sky } from "./acts.fixture";
import { happenings } from "./acts.fixture";
import type { Life } from "./life.fixture";
import { ordersWith, stockOfLast, usableCodes, type Row, type Snapshot } from "./world.fixture";

/** Counts what came about, by how the rows and the store stand after each act: an act that changed nothing counts for nothing. */
export class Seen {
  readonly counts = new Map<Happening, number>(happenings.map((one) => [one, 0]));
  #before = new Map<string, Row>();
  #triedInVain = new Set<string>();

  constructor(private readonly shop: Shop) {}

  missing(least: number): Happening[] {
    return happenings.filter((one) => (this.counts.get(one) ?? 0) < least);
  }

  refused(error: unknown): void {
    if (!isFidelioError(error)) return;
    if (error.detail["reason"] === "out-of-stock") this.#count("out of stock");
    if (error.detail["reason"] === "limit-reached") this.#count("limit reached");
  }

  /** A new life: what stands of the earlier ones is none of its doing. */
  begin(): void {
    this.#before = new Map();
    this.#triedInVain = new Set();
  }

  after(one: Act, sky: Sky, life: Life, stand: Snapshot): void {
    if (one.do === "merge" && life.merged) this.#count("merge");
    if (one.do === "erase" && life.erased) this.#count("erase");
    for (const row of stand.rows) {
      this.#moved(one, this.#before.get(row.id), row, life);
      if ("slot" in one && life.inSlot(one.slot) === row.id) this.#tried(one, sky, row, stand);
    }
    const late = stand.rows.some(({ reason, id }) => reason === "used-after-release" && this.#before.get(id)?.reason !== reason);
    if (late && stand.taken > stockOfLast) this.#count("stock passed by a late use");
    this.#before = new Map(stand.rows.map((row) => [row.id, row]));
  }

  /** What the rows show. */
  #moved(one: Act, before: Row | undefined, row: Row, life: Life): void {
    const became = (status: string) => row.status === status && before?.status !== status;
    const { kind, cap } = row.value as { kind: string; cap?: string | null };
    if (before === undefined) this.#count("redeem");
    if (became("issued") || (became("used") && row.orderId === null)) {
      this.#count("issue");
      if (this.#triedInVain.has(row.id)) this.#count("retry");
      if (one.do === "issue-twice") this.#count("double click");
      if (kind === "gift-card") this.#count("gift card");
      if (kind === "store-credit") this.#count("store credit");
      if (kind === "product") this.#count("free product");
      if (kind === "percentage" && typeof cap === "string") this.#count("capped percentage");
    }
    if (became("released")) this.#count(row.reason === "expired" ? "expire" : row.reason === "code-gone" ? "gone at Shopify" : "release");
    const captured = row.orderId !== null && before?.orderId !== row.orderId;
    if (captured) {
      this.#count(row.reason === "used-after-release" ? "use after release" : "use");
      if (life.merged) this.#count("use after a merge");
      if (life.erased) this.#count("use after an erasure");
    }
    if (row.returned > (before?.returned ?? 0n)) {
      const order = this.shop.store.parts.world.state.get("order", this.shop.domain, String(row.orderId));
      this.#count(order?.cancelledAt ? "cancel" : "refund");
    }
  }

  /** What an act on one redemption came to, where its row does not tell. */
  #tried(one: Act & { slot: number }, sky: Sky, row: Row, stand: Snapshot): void {
    const { shop } = this;
    const before = this.#before.get(row.id);
    const discount = stand.codes.get(row.discountId ?? "")?.find(({ now }) => now);
    if (!discount) return;
    const made = this.#isMade(discount.code, discount.customerId);
    const usable = usableCodes(shop).some(({ code }) => code === discount.code);
    const live = row.status === "reserved" || row.status === "issued";
    const orders = ordersWith(shop, [discount.code]);
    if (row.status === "reserved" && discount.state === "planned" && one.do !== "reserve") this.#triedInVain.add(row.id);
    if (one.do === "make-and-die" && row.status === "reserved" && made) this.#count("crash while making");
    if (one.do === "take-back-and-die" && live && discount.state === "issued" && !usable) this.#count("crash while taking back");
    if (sky === "throttle" && row.status === "reserved" && !made) this.#count("throttle");
    if (sky === "silence" && row.status === "reserved" && made) this.#count("timeout after commit");
    if (sky === "silence" && one.do === "end" && row.status === "issued" && !usable) this.#count("timeout after taking back");
    if (one.do === "issue-late" && row.status === "released" && before?.status === "released") this.#count("made after its end");
    if (one.do === "end" && live && orders.length > 0) this.#count("use before its release");
    if (one.do === "reissue" && before !== undefined && before.discountId !== row.discountId) this.#count("another code");
    if (one.do !== "hear" || row.orderId === null) return;
    if (orders.length > 1) this.#count("double use");
    if (before?.orderId === null && !orders.some(({ id }) => id === String(row.orderId))) this.#count("use of an earlier code");
  }

  #isMade(code: string, customer: string | null): boolean {
    const { shop } = this;
    const credited = customer !== null && shop.credits(customer).length > 0;
    return shop.codes().some((one) => one.code === code) || shop.cards().some((one) => one.code === code) || credited;
  }

  #count(what: Happening): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}
