import fc from "fast-check";
import { v7 as uuid } from "uuid";
import type { Order } from "../../devstore/store/order";
import { inShop } from "../db/tenancy.server";
import { makeDiscount } from "../discounts/make.server";
import { issueDiscount } from "../discounts/issue-discount.server";
import { readDiscount } from "../discounts/rows.server";
import { deleteDiscount, takeBackDiscount } from "../discounts/take-back.server";
import { endDueRedemptions, endRedemption } from "./end-redemption.server";
import { endGoneCodes } from "./look-after.server";
import { redemptionOwner } from "./owner.server";
import { issueSoon } from "./redeem.server";
import type { Shop } from "./redemptions.fixture";
import { reissueRedemption } from "./reissue.server";
import { askRelease } from "./release.server";
import { reserveRedemption } from "./reserve.server";
import { shopRow } from "../programs/shop.server";

/** Rewards of the test program; more often those that go wrong most easily. */
export const rewardsTried = ["five-off", "small", "tenth", "ship", "card", "credit", "tote", "credit", "card", "credit"] as const;

export type Act =
  | { do: "faults"; error: number; throttle: number; timeoutAfterCommit: number }
  | { do: "redeem" | "reserve"; reward: (typeof rewardsTried)[number] }
  | { do: "issue" | "issue-twice" | "make-and-die" | "take-back-and-die" | "end" | "ask-release" | "reissue" | "clean"; which: number }
  | { do: "use" | "use-unseen" | "use-again" | "merchant-deletes" | "merchant-ends"; which: number }
  | { do: "hear" | "cancel" | "refund" | "show"; which: number }
  | { do: "sweep" }
  | { do: "later"; days: number };

const which = fc.nat(2);
const share = fc.constantFrom(0, 0, 0.4, 0.8);

/** One thing that happens; redeeming and trying more often than what ends things. */
export const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("faults" as const), error: share, throttle: share, timeoutAfterCommit: share }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("redeem" as const, "redeem" as const, "reserve" as const),
      reward: fc.constantFrom(...rewardsTried),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom("issue" as const, "issue-twice" as const, "make-and-die" as const), which }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("take-back-and-die" as const, "end" as const, "ask-release" as const, "reissue" as const, "clean" as const),
      which,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "use" as const,
        "use-unseen" as const,
        "use-again" as const,
        "merchant-deletes" as const,
        "merchant-ends" as const,
      ),
      which,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("hear" as const, "cancel" as const, "refund" as const, "show" as const),
      which,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "sweep" as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("later" as const), days: fc.constantFrom(1, 31) }) },
);

/** A try gives up so soon that a fault is a crash of the try; and what is tried again need not wait for a minute to pass. */
const hasty = { withinMs: 500, settlesWithinMs: 0 };

/** What one run has under way: a member's redemptions and orders, and what of the orders the store's search does not show yet. */
export class Life {
  readonly redemptions: string[] = [];
  readonly orders: string[] = [];
  readonly #unseen = new Map<string, Order>();
  readonly #released = new Set<string>();

  constructor(
    private readonly shop: Shop,
    readonly customer: string,
  ) {}

  /** Does it; what is refused or fails is part of life, and what matters is how things stand afterwards. */
  async live(one: Act): Promise<void> {
    await this.#do(one).catch((error: unknown) => {
      if (!expected(error)) throw error;
    });
  }

  /** Ids of redemptions that were released since it was last asked, though an order that Shopify shows carries their code, or it can still be used. */
  async releasedInError(): Promise<string[]> {
    const { shop } = this;
    const rows = await inShop(shop.id, (tx) =>
      tx.prisma.redemption.findMany({ where: { id: { in: this.redemptions, notIn: [...this.#released] }, status: "released" } }),
    );
    const wrong: string[] = [];
    for (const { id, discountId } of rows) {
      this.#released.add(id);
      const discount = await inShop(shop.id, (tx) => readDiscount(tx, discountId ?? ""));
      const orders = [...shop.store.parts.world.state.table("order", shop.domain).values()];
      const codes = [...shop.store.parts.world.state.table("discount", shop.domain).values()];
      const now = shop.store.now().getTime();
      const stands = codes.some(
        ({ code, used, endsAt }) => code === discount?.code && used === 0 && (endsAt === null || Date.parse(endsAt) > now),
      );
      if (stands || orders.some(({ discounts }) => discounts.some(({ code }) => code === discount?.code))) wrong.push(id);
    }
    return wrong;
  }

  async #do(one: Act): Promise<void> {
    const { shop } = this;
    switch (one.do) {
      case "faults":
        return shop.faults(one);
      case "redeem":
      case "reserve": {
        const id = uuid();
        await inShop(shop.id, (tx) => reserveRedemption(tx, { id, discountId: uuid(), customerId: this.customer, reward: one.reward }));
        this.redemptions.push(id);
        if (one.do === "redeem") await issueSoon(shop.id, id, hasty.withinMs);
        return;
      }
      case "sweep":
        return void (await endGoneCodes(shop.id, { all: true }));
      case "later":
        await shop.later(one.days);
        return void (await endDueRedemptions(shop.id));
      case "hear":
      case "cancel":
      case "refund":
      case "show":
        return this.#ofOrder(one.do, this.orders[one.which % Math.max(1, this.orders.length)]);
      default:
        return this.#ofRedemption(one.do, this.redemptions[one.which % Math.max(1, this.redemptions.length)]);
    }
  }

  async #ofRedemption(what: Extract<Act, { which: number }>["do"], id: string | undefined): Promise<void> {
    if (id === undefined) return;
    const { shop } = this;
    const { discountId, discount, row } = await inShop(shop.id, async (tx) => {
      const found = await tx.prisma.redemption.findFirstOrThrow({ where: { id } });
      return { discountId: found.discountId ?? "", discount: await readDiscount(tx, found.discountId ?? ""), row: await shopRow(tx) };
    });
    if (!discount) return;
    const issue = () => issueDiscount(shop.id, discountId, redemptionOwner, hasty);
    const { state } = shop.store.parts.world;
    const atShopify = [...state.table("discount", shop.domain).values()].find(({ code }) => code === discount.code);
    switch (what) {
      case "issue":
        return void (await issue());
      case "issue-twice":
        return void (await Promise.allSettled([issue(), issue()]));
      case "make-and-die": {
        if (discount.state !== "planned") return;
        return void (await makeDiscount(row, discount, (tx) => redemptionOwner.lock(tx, discount), hasty));
      }
      case "take-back-and-die":
        return void (await takeBackDiscount(shop.id, row.domain, discount, hasty));
      case "end":
        return void (await endRedemption(shop.id, discountId, "by-member", hasty));
      case "ask-release":
        return inShop(shop.id, (tx) => askRelease(tx, id, { reason: "by-merchant", actor: "staff:42" }));
      case "reissue":
        return void (await reissueRedemption(shop.id, id, { discountId: uuid(), actor: "staff:42" }));
      case "clean":
        // the job that cleans up comes only once a discount is done with
        if (discount.state === "deactivated") await deleteDiscount(shop.id, discountId);
        return;
      case "use":
      case "use-unseen": {
        const order = await shop.order(this.customer, [discount.code]);
        this.orders.push(order);
        if (what === "use-unseen") this.#hide(order);
        return;
      }
      case "use-again": {
        const used = [...state.table("order", shop.domain).values()].find(({ discounts }) =>
          discounts.some(({ code }) => code === discount.code),
        );
        if (!used) return;
        const again = String(8_000_000_000_000 + Math.floor(Math.random() * 1e9));
        state.commit([["order", shop.domain, again, { ...used, id: again }]]);
        return void this.orders.push(again);
      }
      case "merchant-deletes":
        if (atShopify) state.commit([["discount", shop.domain, atShopify.id, null]]);
        return;
      case "merchant-ends":
        if (atShopify) state.commit([["discount", shop.domain, atShopify.id, { ...atShopify, endsAt: shop.store.now().toISOString() }]]);
        return;
    }
  }

  async #ofOrder(what: "hear" | "cancel" | "refund" | "show", id: string | undefined): Promise<void> {
    if (id === undefined) return;
    if (what === "show") return this.show(id);
    if (this.#unseen.has(id)) return;
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

const codesOfLife = ["shopify_unavailable", "conflict", "insufficient_points", "not_found", "reward_unavailable"];

/** Refusals by the app and by the store; anything else is a fault of the code under test. */
function expected(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return (code !== undefined && codesOfLife.includes(code)) || (error instanceof Error && error.message.startsWith('{"error"'));
}
