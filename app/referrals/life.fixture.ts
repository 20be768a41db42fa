import { FidelioError } from "../base/errors";
import { inShop } from "../db/tenancy.server";
import { customers as registered } from "../intake/topics/customers.server";
import { judgeAndPost } from "../intake/orders/judge-and-post.server";
import { post } from "../ledger/post.server";
import { line } from "../loyalty/fixtures";
import type { OrderFacts } from "../loyalty/order-facts";
import { eraseMember } from "../members/erase.server";
import { customer } from "../members/members.fixture";
import { mergeMembers } from "../members/merge.server";
import { later, orderOf, type World } from "./flow.fixture";
import { referralOf } from "./rows.server";
import { settleReferrals } from "./settle.server";
import { approveReferral, rejectReferral, undoDecision } from "./steps.server";

/** Who orders: the friend as a guest or with their account, or with another account that may become the same. */
export type Buyer = "guest" | "friend" | "other";

/** Something that happens to a referral. `order`: the so-manieth that was placed. */
export type Event =
  | { do: "order"; buyer: Buyer; pounds: 30 | 45 | 90; paid: boolean }
  | { do: "pay" | "cancel" | "delete" | "void"; order: number }
  /** so many of four pieces go back */
  | { do: "return"; order: number; pieces: 1 | 2 | 4 }
  /** one line goes back for another of so many pounds */
  | { do: "exchange"; order: number; pounds: 20 | 40 }
  /** money goes back without goods */
  | { do: "refund"; order: number; pounds: 5 | 60 }
  /** what was not told yet is told, in this order by rank */
  | { do: "tell"; ranks: number[] }
  | { do: "judge"; hold: boolean }
  | { do: "settle" | "approve" | "reject" | "undo" | "join" | "merge" | "spend" | "merge-advocate" }
  | { do: "pass"; days: 1 | 4 }
  /** after these the naive model knows no more what is right: nothing may break all the same */
  | { do: "erase-friend" | "erase-advocate" | "merge-sides" };

interface Told {
  facts: OrderFacts | null;
  orderId: string;
}

interface Placed {
  facts: OrderFacts;
  buyer: Buyer;
  deleted: boolean;
}

/** One referral whose orders are changed at the shop, and told of whenever it pleases. */
export class ReferralLife {
  readonly orders: Placed[] = [];
  untold: Told[] = [];
  merged = false;
  rejected = false;
  /** a person or a customer is gone: the model says nothing any more */
  beyond = false;
  spent = 0;
  everRewarded = false;
  #minute = 1;

  private constructor(
    readonly world: World,
    readonly id: string,
    readonly advocate: { id: string; customerId: string },
    readonly customers: { friend: ReturnType<typeof customer>; other: ReturnType<typeof customer>; second: ReturnType<typeof customer> },
  ) {}

  static async begin(world: World): Promise<ReferralLife> {
    const advocate = await world.advocate();
    const customers = { friend: customer(), other: customer(), second: customer() };
    const id = await world.claim(advocate.code, customers.friend.email ?? "");
    return new ReferralLife(world, id, advocate, customers);
  }

  readonly row = () => inShop(this.world.shopId, (tx) => referralOf(tx, this.id));

  async live(event: Event): Promise<void> {
    try {
      await this.#live(event);
    } catch (error) {
      // a page that is older than what happened
      if (!(error instanceof FidelioError) || error.code !== "conflict") throw error;
    }
    this.everRewarded ||= (await this.row()).state === "rewarded";
  }

  async #live(event: Event): Promise<void> {
    const { world, id } = this;
    switch (event.do) {
      case "order":
        return this.#place(event);
      case "tell":
        return this.tell(event.ranks);
      case "judge":
        return void (await world.judge(id, event.hold));
      case "settle":
        return void (await settleReferrals(world.shopId));
      case "pass":
        return world.pass(event.days);
      case "approve":
        return void (await inShop(world.shopId, (tx) => approveReferral(tx, id, "staff:1")));
      case "reject":
        await inShop(world.shopId, (tx) => rejectReferral(tx, id, { by: "staff:1", reason: "not-new" }));
        this.rejected = true;
        return;
      case "undo":
        await inShop(world.shopId, (tx) => undoDecision(tx, id));
        this.rejected = false;
        return;
      case "join":
        return this.#join();
      case "spend":
        return this.#spend();
      case "merge":
        if (!this.merged) await this.#merge(this.customers.other.customerId, this.customers.friend.customerId);
        this.merged = true;
        return;
      case "merge-advocate":
        return this.#merge(this.customers.second.customerId, this.advocate.customerId);
      case "merge-sides":
        this.beyond = true;
        return this.#merge(this.customers.friend.customerId, this.advocate.customerId);
      case "erase-friend":
      case "erase-advocate": {
        this.beyond = true;
        const gone = event.do === "erase-friend" ? this.customers.friend.customerId : this.advocate.customerId;
        await inShop(world.shopId, (tx) => eraseMember(tx, gone));
        return;
      }
      default:
        return this.#change(event);
    }
  }

  async #place({ buyer, pounds, paid }: Event & { do: "order" }): Promise<void> {
    const { email, customerId } = buyer === "other" ? this.customers.other : this.customers.friend;
    const facts = await orderOf(this.world, {
      ...(buyer === "guest" ? { email: email ?? "" } : { customerId }),
      minutes: (this.#minute += 1),
      payment: paid ? "paid" : "unpaid",
      lines: [line(pounds * 100, { id: "1", quantity: 4 }), line(pounds * 10, { id: "2" })],
    });
    this.orders.push({ facts, buyer, deleted: false });
    this.untold.push({ facts, orderId: facts.orderId });
  }

  #change(event: Extract<Event, { order: number }>): void {
    const placed = this.orders[event.order % Math.max(1, this.orders.length)];
    if (placed === undefined || placed.deleted) return;
    const { facts } = placed;
    const at = new Date(Date.parse(facts.updatedAt) + 60_000).toISOString();
    const [first, ...rest] = facts.lines;
    const to = (change: Partial<OrderFacts>) => {
      placed.facts = later(facts, change);
      this.untold.push({ facts: placed.facts, orderId: facts.orderId });
    };
    switch (event.do) {
      case "pay":
        return facts.payment === "unpaid" ? to({ payment: "paid" }) : undefined;
      case "void":
        return facts.payment === "unpaid" ? to({ payment: "void" }) : undefined;
      case "cancel":
        return facts.cancelledAt === null ? to({ cancelledAt: at }) : undefined;
      case "return":
        return to({ lines: [{ ...first!, remaining: Math.max(0, first!.remaining - event.pieces) }, ...rest] });
      case "exchange": {
        const fresh = line(event.pounds * 100, { id: `${facts.lines.length + 1}` });
        return to({ exchange: true, lines: [{ ...first!, remaining: 0 }, ...rest, fresh] });
      }
      case "refund": {
        const amount = event.pounds * 100;
        return to({ refunds: [...facts.refunds, { id: `${facts.refunds.length + 1}`, at, lines: [], amount, withoutLines: amount }] });
      }
      case "delete":
        placed.deleted = true;
        this.untold.push({ facts: null, orderId: facts.orderId });
    }
  }

  /** Tells of what was not told, by rank, and of the first once more. */
  async tell(ranks: readonly number[]): Promise<void> {
    const rank = (place: number) => ranks[place % Math.max(1, ranks.length)] ?? 0;
    const now = this.untold.map((told, place) => ({ told, rank: rank(place) })).sort((a, b) => a.rank - b.rank);
    this.untold = [];
    for (const { told } of [...now, ...now.slice(0, 1)]) {
      if (told.facts === null) await this.world.deleted(told.orderId);
      else await this.world.hear(told.facts);
    }
  }

  /** The friend makes an account, with an address that Shopify has verified. */
  async #join(): Promise<void> {
    const { world, customers } = this;
    await inShop(world.shopId, (tx) =>
      registered.apply(tx, [
        {
          work: { ...customers.friend, emailVerified: true, accountState: "enabled" },
          happenedAt: tx.now,
          topic: "customers/enable",
          eventId: "join",
        },
      ]),
    );
  }

  async #merge(from: string, into: string): Promise<void> {
    await inShop(this.world.shopId, async (tx) => {
      const memberId = await mergeMembers(tx, { from, into });
      if (memberId) await judgeAndPost(tx, { memberIds: [memberId] });
    });
  }

  async #spend(): Promise<void> {
    const { available } = await this.world.points(this.advocate.id);
    if (available === 0) return;
    this.spent += available;
    await inShop(this.world.shopId, (tx) =>
      post(tx, [
        {
          kind: "adjust",
          memberId: this.advocate.id,
          cause: { type: "adjustment", id: `${this.id}/${this.spent}/${tx.now.getTime()}` },
          amount: -available,
          dates: null,
          at: tx.now.toISOString(),
          explanation: { codes: [] },
        },
      ]),
    );
  }
}
