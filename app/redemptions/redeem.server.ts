import { log } from "../base/log.server";
import { count, span } from "../base/telemetry.server";
import { patienceOf } from "../base/patience.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { readShopOnce, shopReadOnce } from "../programs/once.server";
import { issueDiscount, issuePlanned, type DiscountOwner } from "../discounts/issue-discount.server";
import { lookAhead, type LookedFor } from "./look-ahead.server";
import { redemptionOwner } from "./owner.server";
import type { RedemptionView } from "./redemption";
import { reserveRedemption, type RedemptionRequest } from "./reserve.server";
import { redemptionOf, viewFrom, viewOf } from "./rows.server";

/** How long whoever redeems waits for Shopify before the job takes over. */
const patience = () => patienceOf(3_000);

const keepPlans = { keepPlans: true };

/** A redemption and what is to be said of it, each worked out in a transaction that is there anyway. */
export interface Redeeming<Told> {
  /** what is asked, before the points are held in the same transaction */
  ask(tx: ShopTx): RedemptionRequest | Promise<RedemptionRequest>;
  /** what to answer, after what became of it was noted in the same transaction; reads only: a fault of it would undo the noting */
  tell(tx: ShopTx, view: RedemptionView): Told | Promise<Told>;
}

/** Exchanges points for a reward: reserves, then makes the code at once if Shopify answers within 3 s. Errors: `reserveRedemption`'s, and `shopify_unavailable` while a variant chosen cannot be looked up. */
export async function redeem(shopId: string, request: RedemptionRequest): Promise<RedemptionView> {
  return redeemAndTell(shopId, request, { ask: () => request, tell: (_, view) => view });
}

/**
 * The same in two transactions, with Shopify's part between them: what is asked is read where the points are held, and what is answered
 * where the code is noted. Six transactions were a quarter of all statements of a redemption. Errors: those of `ask` too.
 */
export async function redeemAndTell<Told>(shopId: string, choice: LookedFor, { ask, tell }: Redeeming<Told>): Promise<Told> {
  const looked = await lookAhead(shopId, choice, async (tx) => (await ask(tx)).id);
  const { id, reserved, once } = await inShop(
    shopId,
    async (tx) => {
      readShopOnce(tx);
      const request = await ask(tx);
      return { id: request.id, reserved: await reserveRedemption(tx, { ...request, looked }), once: shopReadOnce(tx) };
    },
    keepPlans,
  );
  const withinMs = patience();
  if (reserved === null) await tryOnce(shopId, id, withinMs);
  else {
    let told: { as: Told } | undefined;
    const owner: DiscountOwner = {
      lock: async (tx, discount) => {
        readShopOnce(tx, once);
        const locked = await redemptionOwner.lock(tx, discount);
        const issued = async () => {
          const held = await locked.issued();
          if (held) told = { as: await tell(tx, viewFrom(held.row, { ...held, code: discount.code })) };
        };
        return { ...locked, issued };
      },
    };
    // what was just written need not be read again
    const outcome = await soon(shopId, id, withinMs, () => issuePlanned(reserved.shop, reserved.discount, owner, { withinMs }));
    if (outcome === "issued" && told) return told.as;
  }
  return inShop(
    shopId,
    async (tx) => {
      readShopOnce(tx);
      return tell(tx, await viewOf(tx, await redemptionOf(tx, id)));
    },
    keepPlans,
  );
}

/**
 * Makes the code of a reserved redemption at Shopify, waiting 3 s at most, and answers how it stands then: `issued`,
 * `failed`, or `reserved` while Shopify does not answer. A fault of this try is the job's to mend: it is logged, not thrown.
 */
export async function issueSoon(shopId: string, redemptionId: string, waitMs = patience()): Promise<RedemptionView> {
  await tryOnce(shopId, redemptionId, waitMs);
  return readRedemption(shopId, redemptionId);
}

async function tryOnce(shopId: string, redemptionId: string, waitMs: number): Promise<void> {
  const { discountId } = await inShop(shopId, (tx) => redemptionOf(tx, redemptionId));
  if (discountId === null) return;
  await soon(shopId, redemptionId, waitMs, () => issueDiscount(shopId, discountId, redemptionOwner, { withinMs: waitMs }));
}

/** Waits for a try no longer than its caller does; undefined: it failed, or goes on. */
async function soon<Outcome>(
  shopId: string,
  redemptionId: string,
  waitMs: number,
  issue: () => Promise<Outcome>,
): Promise<Outcome | undefined> {
  const issuing = span("issue", { shopId, redemptionId }, issue).catch((error: unknown) => {
    count("fidelio.redemptions.late");
    log.warn({ err: error, shopId, redemptionId }, "a code was not made at the first try: the job goes on");
    return undefined;
  });
  return within(waitMs, issuing);
}

/** Throws `not_found`. */
export async function readRedemption(shopId: string, redemptionId: string): Promise<RedemptionView> {
  return inShop(shopId, async (tx) => viewOf(tx, await redemptionOf(tx, redemptionId)));
}

async function within<Done>(milliseconds: number, work: Promise<Done>): Promise<Done | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  const done = await Promise.race([work, end]);
  clearTimeout(timer);
  return done;
}
