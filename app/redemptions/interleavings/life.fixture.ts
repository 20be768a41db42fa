import { v7 as uuid } from "uuid";
import type { Order } from "../../../devstore/store/order";
import { inShop } from "../../db/tenancy.server";
import { judgeAndPost } from "../../intake/orders/judge-and-post.server";
import type { CartFacts } from "../../loyalty/cart-facts";
import { eraseMember } from "../../members/erase.server";
import { mergeMembers } from "../../members/merge.server";
import { shopRow } from "../../programs/shop.server";
import type { DiscountRow } from "../../discounts/document";
import { issueDiscount, issuePlanned } from "../../discounts/issue-discount.server";
import { makeDiscount } from "../../discounts/make.server";
import { readDiscount } from "../../discounts/rows.server";
import { deleteDiscount, takeBackDiscount } from "../../discounts/take-back.server";
import { endDueRedemptions, endRedemption } from "../end-redemption.server";
import { endGoneCodes } from "../look-after.server";
import { redemptionOwner } from "../owner.server";
import { issueSoon } from "../redeem.server";
import type { Shop } from "../redemptions.fixture";
import { reissueRedemption } from "../reissue.server";
import { askRelease } from "../release.server";
import { reserveRedemption } from "../reserve.server";
import type { Act, ActOnRedemption, RewardTried, Sky, Who } from "./acts.fixture";
import type { Seen } from "./seen.fixture";
import { choiceOf, goods, look, ordersWith, type Snapshot, usableCodes } from "./world.fixture";

const skies = {
  clear: {},
  error: { error: 1 },
  throttle: { throttle: 1 },
  silence: { timeoutAfterCommit: 1 },
};
/** A try gives up so soon that a fault is a crash of the try; and what is tried again need not wait for a minute to pass. */
const hasty = { withinMs: 250, settlesWithinMs: 0 };
const calm = { withinMs: 5_000, settlesWithinMs: 0 };

export interface Person {
  memberId: string;
  customer: string;
}

/** What one run has under way: two members, their redemptions and orders, and what of the orders the store's search does not show yet. */
export class Life {
  /** by slot, the newest one; all of them in `redemptions` */
  readonly #slots = new Map<number, string>();
  readonly redemptions: string[] = [];
  readonly orders: string[] = [];
  /** discounts as they were when they were planned: what a try that is slow still holds in its hand */
  readonly #planned = new Map<string, DiscountRow>();
  readonly #released = new Set<string>();
  readonly #unseen = new Map<string, Order>();
  readonly #customers: Record<Who, string>;
  #weather: Parameters<Shop["faults"]>[0] = {};
  /** codes that a try made after their end, and did not remove again */
  readonly leftStanding: string[] = [];
  /** discounts whose making gave up: Shopify may do it all the same later, and the job that removes what was ended finds it */
  readonly givenUp = new Set<string>();
  merged = false;
  erased = false;

  constructor(
    private readonly shop: Shop,
    readonly people: Record<Who, Person>,
    private readonly seen: Seen,
    /** points that the two were given in all */
    readonly granted: number,
  ) {
    this.#customers = { self: people.self.customer, other: people.other.customer };
  }

  /** Does it; what is refused or fails is part of life, and what matters is how things stand afterwards. */
  async live(one: Act): Promise<Snapshot> {
    const sky = "sky" in one ? (one.sky ?? "weather") : "weather";
    this.shop.faults(sky === "weather" ? this.#weather : skies[sky]);
    await this.#do(one, sky).catch((error: unknown) => {
      this.seen.refused(error);
      if (!expected(error)) throw error;
    });
    const stand = await look(this.shop, this.redemptions);
    if (this.#patience(sky) === hasty) this.#noteGivenUp(stand);
    this.seen.after(one, sky, this, stand);
    return stand;
  }

  /** Of what is not made after an act that waits for nothing, a request may be under way still. */
  #noteGivenUp({ rows, codes }: Snapshot): void {
    for (const { status, discountId } of rows) {
      if (status === "reserved") for (const { code } of codes.get(discountId ?? "") ?? []) this.givenUp.add(code);
    }
  }

  async #do(one: Act, sky: Sky): Promise<void> {
    const { shop } = this;
    switch (one.do) {
      case "weather":
        this.#weather = one;
        return;
      case "redeem":
      case "reserve":
        return this.#redeem(one, sky);
      case "race": {
        const [first, second] = one.slots;
        const tries = [this.#reserve(first, one.reward, "self"), this.#reserve(second, one.reward, "other")];
        for (const tried of await Promise.allSettled(tries)) {
          if (tried.status === "rejected") this.seen.refused(tried.reason);
        }
        return;
      }
      case "sweep":
        shop.faults({});
        return void (await endGoneCodes(shop.id, { all: true }));
      case "later":
        shop.faults({});
        await shop.later(one.days);
        return void (await endDueRedemptions(shop.id));
      case "merge":
        return this.#merge(one.into);
      case "erase":
        await inShop(shop.id, (tx) => eraseMember(tx, this.#customers.self));
        this.erased = true;
        return;
      case "hear":
      case "cancel":
      case "refund":
        return this.#ofOrder(one.do, await this.#order(one.slot, one.nth ?? 0));
      default:
        return this.#ofRedemption(one, sky);
    }
  }

  async #redeem({ do: what, slot, reward, who = "self" }: ActOnRedemption & { do: "redeem" | "reserve" }, sky: Sky): Promise<void> {
    const id = await this.#reserve(slot, reward, who);
    if (what === "redeem") await issueSoon(this.shop.id, id, this.#patience(sky).withinMs);
  }

  async #reserve(slot: number, reward: RewardTried, who: Who): Promise<string> {
    const { cart, ...choice } = choiceOf(reward);
    const asked = { id: uuid(), discountId: uuid(), customerId: this.#customers[who], reward, ...choice };
    const kept = await inShop(this.shop.id, (tx) => reserveRedemption(tx, { ...asked, ...(cart ? { cart: cart as CartFacts } : {}) }));
    this.#slots.set(slot, asked.id);
    this.redemptions.push(asked.id);
    if (kept) this.#planned.set(asked.id, kept.discount);
    return asked.id;
  }

  async #merge(into: Who): Promise<void> {
    if (this.merged || this.erased) return;
    const [kept, gone] = [this.#customers[into], this.#customers[into === "self" ? "other" : "self"]];
    await inShop(this.shop.id, async (tx) => {
      const memberId = await mergeMembers(tx, { from: gone, into: kept });
      if (memberId) await judgeAndPost(tx, { memberIds: [memberId] });
    });
    this.#customers.self = this.#customers.other = kept;
    this.merged = true;
  }

  async #ofRedemption(one: ActOnRedemption, sky: Sky): Promise<void> {
    const id = this.#slots.get(one.slot);
    if (id === undefined) return;
    const { shop } = this;
    const { discountId, discount, row } = await inShop(shop.id, async (tx) => {
      const found = await tx.prisma.redemption.findFirstOrThrow({ where: { id } });
      return { discountId: found.discountId ?? "", discount: await readDiscount(tx, found.discountId ?? ""), row: await shopRow(tx) };
    });
    if (!discount) return;
    const patience = this.#patience(sky);
    // of two at once neither is over while the other begins
    const waits = one.do === "issue-twice" || one.do === "issue-and-end" ? { withinMs: patience.withinMs } : patience;
    const issue = () =>
      issueDiscount(shop.id, discountId, redemptionOwner, waits).catch((error: unknown) => {
        this.givenUp.add(discount.code);
        throw error;
      });
    const end = () => endRedemption(shop.id, discountId, "by-member", waits);
    const both = async (...tries: Array<() => Promise<unknown>>) => {
      for (const tried of await Promise.allSettled(tries.map((one) => one()))) {
        if (tried.status === "rejected" && !expected(tried.reason)) throw tried.reason;
      }
    };
    const { state } = shop.store.parts.world;
    const atShopify = [...state.table("discount", shop.domain).values()].find(({ code }) => code === discount.code);
    switch (one.do) {
      case "issue":
        return void (await issue());
      case "issue-twice":
        return both(issue, issue);
      case "issue-and-end":
        return both(issue, end);
      case "issue-late": {
        const planned = this.#planned.get(id);
        if (!planned) return;
        const outcome = await issuePlanned(row, planned, redemptionOwner, patience);
        if (outcome === "over" && usableCodes(shop).some(({ code }) => code === planned.code)) this.leftStanding.push(planned.code);
        return;
      }
      case "make-and-die":
        if (discount.state !== "planned") return;
        return void (await makeDiscount(row, discount, (tx) => redemptionOwner.lock(tx, discount), patience));
      case "take-back-and-die":
        return void (await takeBackDiscount(shop.id, row.domain, discount, patience));
      case "end":
        return void (await end());
      case "ask-release":
        return inShop(shop.id, (tx) => askRelease(tx, id, { reason: "by-merchant", actor: "staff:42" }));
      case "reissue":
        shop.faults({});
        return void (await reissueRedemption(shop.id, id, { discountId: uuid(), actor: "staff:42" }));
      case "clean":
        // the job that cleans up comes only once a discount is done with
        if (discount.state === "deactivated") await deleteDiscount(shop.id, discountId);
        return;
      case "use":
      case "use-unseen":
        return this.#use(discount, one.do === "use-unseen");
      case "use-again": {
        const [used] = ordersWith(shop, [discount.code]);
        if (!used) return;
        const again = String(8_000_000_000_000 + this.orders.length + Number(used.id) * 100);
        state.commit([["order", shop.domain, again, { ...used, id: again }]]);
        return void this.orders.push(again);
      }
      case "show": {
        const codes = await this.codesOf(id);
        for (const [order, { discounts }] of this.#unseen) if (discounts.some(({ code }) => codes.includes(code))) this.show(order);
        return;
      }
      case "merchant-deletes":
        if (atShopify) state.commit([["discount", shop.domain, atShopify.id, null]]);
        return;
      case "merchant-ends":
        if (atShopify) state.commit([["discount", shop.domain, atShopify.id, { ...atShopify, endsAt: shop.store.now().toISOString() }]]);
        return;
    }
  }

  /** Who waits for a fault waits in vain; of a good answer nobody is to run out of time. */
  #patience(sky: Sky): typeof calm {
    const faults: Partial<Record<string, number>> = sky === "weather" ? this.#weather : skies[sky];
    return Object.values(faults).some((share) => typeof share === "number" && share > 0) ? hasty : calm;
  }

  /** Bought by whom the code is for, or by whom that customer became. */
  async #use(discount: DiscountRow, unseen: boolean): Promise<void> {
    const who = discount.document.customerId === this.people.other.customer ? "other" : "self";
    const body = { customer: this.#customers[who], discountCodes: [discount.code], lines: goods };
    const { id } = await this.shop.control("/orders", body);
    this.orders.push(String(id));
    if (unseen) this.#hide(String(id));
  }

  /** An order with one of a redemption's codes, the earlier ones too. */
  async #order(slot: number, nth: number): Promise<string | undefined> {
    const id = this.#slots.get(slot);
    if (id === undefined) return undefined;
    const found = ordersWith(this.shop, await this.codesOf(id));
    return found[Math.min(nth, found.length - 1)]?.id;
  }

  inSlot(slot: number): string | undefined {
    return this.#slots.get(slot);
  }

  /** Whether it was asked before: each release is looked at once, right after it. */
  hasSeenReleased(id: string): boolean {
    if (this.#released.has(id)) return true;
    this.#released.add(id);
    return false;
  }

  /** All codes that a redemption had. */
  async codesOf(id: string): Promise<string[]> {
    return inShop(this.shop.id, async (tx) => {
      const { discountId } = await tx.prisma.redemption.findFirstOrThrow({ where: { id }, select: { discountId: true } });
      const discounts = await tx.prisma.discount.findMany({
        where: { OR: [{ id: discountId ?? "" }, { replacedBy: discountId ?? "" }] },
        select: { code: true },
      });
      return discounts.map(({ code }) => code);
    });
  }

  async #ofOrder(what: "hear" | "cancel" | "refund", id: string | undefined): Promise<void> {
    if (id === undefined) return;
    this.shop.faults({});
    if (what === "hear") return this.shop.hear(id);
    if (what === "cancel") return void (await this.shop.control(`/orders/${id}/cancel`, { refund: true }));
    const order = this.shop.store.parts.world.state.get("order", this.shop.domain, id);
    await this.shop.control(`/orders/${id}/refunds`, { lines: [{ line: order?.lines[0]?.id, quantity: 1 }] });
  }

  /** Shopify's search of orders runs behind: the order is placed, and nobody who asks is shown it. */
  #hide(id: string): void {
    const { state } = this.shop.store.parts.world;
    const order = state.get("order", this.shop.domain, id);
    if (!order) return;
    this.#unseen.set(id, order);
    state.commit([["order", this.shop.domain, id, null]]);
  }

  show(id: string): void {
    const order = this.#unseen.get(id);
    if (!order) return;
    this.#unseen.delete(id);
    this.shop.store.parts.world.state.commit([["order", this.shop.domain, id, order]]);
  }
}

const codesOfLife = ["shopify_unavailable", "conflict", "insufficient_points", "not_found", "reward_unavailable", "member_not_active"];

/** Refusals by the app and by the store; anything else is a fault of the code under test. */
function expected(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return (code !== undefined && codesOfLife.includes(code)) || (error instanceof Error && error.message.startsWith('{"error"'));
}
