import { realNow } from "../base/clock";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { isRefusal, type DiscountOptions } from "../shopify/discounts.server";
import { creditAccount, findCredits, type NewCredit } from "../shopify/store-credit.server";
import { certainlyNotDone, unavailable } from "../shopify/unavailable";
import type { DiscountRow } from "./document";
import { readDiscount } from "./rows.server";
import { gidsOfOthers, leaveTurn, otherUnderWay, takeTurn } from "./turns.server";

/** How long after a try without an answer Shopify may still carry it out. Real time, in milliseconds. */
const settlesWithinMs = 60_000;

/** No try goes on for longer, so that none begins late of those that are waited for. */
const mostOfATry = 10_000;

/** Shopify's clock and ours may differ by so much. */
const clocksDifferMs = 60_000;

export interface CreditOptions extends DiscountOptions {
  /** for tests: instead of 60 s */
  settlesWithinMs?: number;
  /** for tests: instead of 10 s */
  tryWithinMs?: number;
}

/**
 * Gives store credit once, however often it is tried: Shopify knows no key for it. A try is written down before it is made; who
 * finds one without an answer waits until Shopify cannot carry it out any more, reads the account, and adopts what is there.
 * Of a member one credit at a time is under way, so that what is found is nobody else's. `lock` locks the member. Throws
 * `shopify_unavailable` (reason `settling` while it cannot be known) and final refusals.
 */
export async function creditOnce(
  shopId: string,
  domain: string,
  discount: DiscountRow,
  lock: (tx: ShopTx) => Promise<unknown>,
  options: CreditOptions = {},
): Promise<{ gid: string }> {
  const most = options.tryWithinMs ?? mostOfATry;
  const { before, began } = await inShop(shopId, async (tx) => {
    await lock(tx);
    const now = await readDiscount(tx, discount.id);
    if (now?.state !== "planned" || (await otherUnderWay(tx, discount))) throw settling(domain);
    refuseUnsettled(domain, now.triedAt, options);
    const at = realNow();
    await takeTurn(tx, discount.id, at);
    return { before: now.triedAt, began: at };
  });
  const leave = () => inShop(shopId, (tx) => leaveTurn(tx, discount.id, { began, before }));
  if (before !== null) {
    const earlier = await ownCredit(shopId, domain, discount, options).catch((error: unknown) => leave().then(() => Promise.reject(error)));
    if (earlier) return earlier;
    // the reading took so long that others may soon take this try for settled
    if (realNow().getTime() - began.getTime() > most) {
      await leave();
      throw settling(domain);
    }
  }
  try {
    return await creditAccount(domain, creditOf(discount), { withinMs: Math.min(options.withinMs ?? most, most) });
  } catch (error) {
    if (isRefusal(error) || certainlyNotDone(error)) await leave();
    throw error;
  }
}

/** The credit that a try without an answer gave; null: none did, and none will. Throws `shopify_unavailable` while it cannot be known. */
export async function creditOfEarlierTry(
  shopId: string,
  domain: string,
  discount: DiscountRow,
  options: CreditOptions = {},
): Promise<{ gid: string } | null> {
  if (discount.triedAt === null) return null;
  refuseUnsettled(domain, discount.triedAt, options);
  return ownCredit(shopId, domain, discount, options);
}

function refuseUnsettled(domain: string, triedAt: Date | null, options: CreditOptions): void {
  const until = triedAt === null ? 0 : triedAt.getTime() + (options.settlesWithinMs ?? settlesWithinMs);
  if (realNow().getTime() < until) throw settling(domain);
}

const settling = (domain: string) => unavailable(domain, "settling", undefined, "CreditAccount");

/** Of equal credits since the plan the first that is no other discount's: at worst the merchant gave the same by hand in that minute. */
async function ownCredit(shopId: string, domain: string, discount: DiscountRow, options: CreditOptions): Promise<{ gid: string } | null> {
  const since = new Date(discount.startsAt.getTime() - clocksDifferMs);
  const found = await findCredits(domain, creditOf(discount), since, options);
  if (found.length === 0) return null;
  const gids = found.map(({ gid }) => gid);
  const others = await inShop(shopId, (tx) => gidsOfOthers(tx, discount.id, gids));
  const own = gids.find((gid) => !others.has(gid));
  return own === undefined ? null : { gid: own };
}

function creditOf({ document, endsAt }: DiscountRow): NewCredit {
  const { value, customerId } = document;
  if (value.kind !== "store-credit" || customerId === null) throw new TypeError("Store credit is one customer's.");
  return { customerId, amount: value.amount, currency: value.currency, expiresAt: endsAt };
}
