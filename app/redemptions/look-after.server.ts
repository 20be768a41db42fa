import { realNow } from "../base/clock";
import { log } from "../base/log.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { shopRow } from "../programs/shop.server";
import { codesAtOnce, goneCodes } from "../shopify/standing-codes.server";
import { askToIssue } from "../discounts/rows.server";
import { endRedemption } from "./end-redemption.server";
import { lookAtCodesJob } from "./jobs";

/** So old a reservation is no longer its first tries' to finish. Milliseconds. */
const leftBehindAfter = 10 * 60 * 1000;
const askedAtOnce = 500;

/** Has the codes of reservations tried again that no job tries any more: Shopify was away for longer than a job is patient. */
export async function resumeReservations(shopId: string): Promise<void> {
  await inShop(shopId, async (tx) => {
    const left = await tx.prisma.redemption.findMany({
      where: {
        shopId: BigInt(shopId),
        status: "reserved",
        discountId: { not: null },
        reservedAt: { lt: new Date(tx.now.getTime() - leftBehindAfter) },
      },
      orderBy: [{ reservedAt: "asc" }, { id: "asc" }],
      take: askedAtOnce,
      select: { discountId: true },
    });
    for (const { discountId } of left) if (discountId !== null) await askToIssue(tx, discountId, 0);
  });
}

interface Look {
  all: boolean;
  /** real time: who was looked at since is left out */
  before?: Date;
  /** at most so many now */
  questions?: number;
}

async function askToGoOn(tx: ShopTx, before: Date): Promise<void> {
  const name = `${lookAtCodesJob.name}/${tx.shopId}`;
  const payload = lookAtCodesJob.payload.parse({ shopId: tx.shopId, before: before.toISOString() });
  await tx.addJob(lookAtCodesJob.name, payload, { key: name, queue: name });
}

interface Standing {
  id: string;
  discountId: string;
  gid: string;
}

/** So many questions a turn, of 250 codes each: what is left is another job's, so that a large shop's sweep ends. */
const questionsAtOnce = 40;

/**
 * Looks whether codes of live redemptions still stand at Shopify, where a merchant may delete or end them without our hearing of it,
 * and ends those that do not: their points come back, unless an order used the code. The ones that were not looked at for longest
 * come first; all of them where `all`, some thousands now and the rest by a job, else as many as one question asks. Answers how many
 * were gone. Throws `shopify_unavailable`.
 */
export async function endGoneCodes(shopId: string, { all, before = realNow(), questions = questionsAtOnce }: Look): Promise<number> {
  let gone = 0;
  for (let asked = 0; ; asked += 1) {
    const { domain, looked } = await inShop(shopId, async (tx) => ({
      domain: (await shopRow(tx)).domain,
      looked: await longestUnseen(tx, before),
    }));
    if (looked.length === 0) return gone;
    if (asked === questions) {
      await inShop(shopId, (tx) => askToGoOn(tx, before));
      return gone;
    }
    const missing = await goneCodes(
      domain,
      looked.map(({ gid }) => gid).filter((gid) => gid !== ""),
    );
    await inShop(shopId, (tx) =>
      tx.prisma.redemption.updateMany({
        where: { shopId: BigInt(shopId), id: { in: looked.map(({ id }) => id) } },
        data: { seenAt: realNow() },
      }),
    );
    for (const { discountId } of looked.filter(({ gid }) => missing.has(gid))) {
      gone += 1;
      await endRedemption(shopId, discountId, "code-gone").catch((error: unknown) => {
        log.warn({ err: error, shopId, discountId }, "a code that is gone could not be ended: it is looked at again");
      });
    }
    if (!all) return gone;
  }
}

/** Issued redemptions that nobody looked at since `before`, longest ago first. */
async function longestUnseen(tx: ShopTx, before: Date): Promise<Standing[]> {
  const rows = await tx.prisma.redemption.findMany({
    where: { shopId: BigInt(tx.shopId), status: "issued", discountId: { not: null }, OR: [{ seenAt: null }, { seenAt: { lt: before } }] },
    orderBy: [{ seenAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
    take: codesAtOnce,
    select: { id: true, discountId: true },
  });
  const discounts = await tx.prisma.discount.findMany({
    where: { shopId: BigInt(tx.shopId), id: { in: rows.flatMap(({ discountId }) => discountId ?? []) }, gid: { not: null } },
    select: { id: true, gid: true },
  });
  const gids = new Map(discounts.map(({ id, gid }) => [id, gid]));
  return rows.map(({ id, discountId }) => ({ id, discountId: discountId ?? "", gid: gids.get(discountId ?? "") ?? "" }));
}
