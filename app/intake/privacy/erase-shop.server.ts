import { v7 as uuid } from "uuid";
import { isFidelioError } from "../../base/errors";
import { keyedHash } from "../../base/keyed-hash.server";
import { realNow } from "../../base/clock";
import { systemSql, underLock } from "../../db/system.server";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import { eraseShop } from "../../ledger/erase.server";
import { shopRow } from "../../programs/shop.server";
import { forgetTokens, hasScope } from "../../shopify/install.server";
import { closeRequest, day, putOff, waitingRequest } from "./requests.server";

/**
 * How long a locked shop's data is kept for a merchant who comes back: well within the 30 days of the law, so that something that fails
 * can be seen and mended in time.
 */
export const erasedAfterDays = 10;

/** The shop is gone, as its merchant and Shopify say: from this moment nothing of it is read or changed. */
export async function lockShop(tx: ShopTx): Promise<void> {
  await tx.sql("update shop set status = 'locked', uninstalled_at = coalesce(uninstalled_at, $2) where id = $1", [tx.shopId, tx.now]);
  await tx.sql("update api_key set revoked_at = $2 where shop_id = $1 and revoked_at is null", [tx.shopId, realNow()]);
  await forgetTokens(tx, (await shopRow(tx)).domain);
}

interface Standing {
  status: string;
  installed_at: Date;
}

/**
 * A request to delete all of a shop: locks it, where that was not done when the request came, and deletes it when its days are over. A shop
 * that was installed anew since is left alone, and the request says so.
 */
export async function redactShop(shopId: string, requestId: string): Promise<void> {
  const { domain, goneBefore } = await inShop(shopId, async (tx) => {
    const [shop] = await tx.sql<Standing>("select status, installed_at from shop where id = $1", [shopId]);
    return { domain: (await shopRow(tx)).domain, goneBefore: shop?.status === "uninstalled" || shop?.status === "locked" };
  });
  // nobody told us that it left: a word of Shopify's decides
  const gone = goneBefore || !(await stillInstalled(domain));
  // nobody installs it while it is deleted, or the other way round
  await underLock(`installation of ${domain}`, () => redactLocked(shopId, requestId, { domain, gone }));
}

async function redactLocked(shopId: string, requestId: string, { domain, gone }: { domain: string; gone: boolean }): Promise<void> {
  const due = await inShop(shopId, async (tx) => {
    const request = await waitingRequest(tx, requestId);
    const [shop] = await tx.sql<Standing>("select status, installed_at from shop where id = $1 for update", [shopId]);
    if (!request || !shop) return null;
    const back = shop.status !== "locked" && shop.installed_at >= request.receivedAt;
    if (back || !gone) {
      await closeRequest(tx, request, { state: "void", outcome: "installed-anew" });
      return null;
    }
    if (shop.status !== "locked") await lockShop(tx);
    const at = request.receivedAt.getTime() + erasedAfterDays * day;
    if (tx.now.getTime() >= at) return request;
    await putOff(tx, request, "locked", new Date(realNow().getTime() + Math.min(at - tx.now.getTime(), day)));
    return null;
  });
  if (!due) return;
  await eraseShop(shopId, async (tx, rows) => {
    const more = await eraseBeside(tx, domain);
    await tx.sql("insert into erasure_record (id, shop_hash, asked_at, due_at, done_at, rows) values ($1, $2, $3, $4, $5, $6)", [
      uuid(),
      keyedHash("shop", domain),
      due.receivedAt,
      due.dueAt,
      tx.now,
      rows + more,
    ]);
  });
}

/** What no shop owns but names it: keys, sessions, events, jobs, and the shop's own row. */
async function eraseBeside(tx: ShopTx, domain: string): Promise<number> {
  const counted = async (text: string, value: string) => (await tx.sql(`${text} returning 1`, [value])).length;
  return (
    (await counted("delete from api_key where shop_id = $1", tx.shopId)) +
    (await counted("delete from session where shop = $1", domain)) +
    (await counted("delete from webhook_event where shop_domain = $1", domain)) +
    // one that is being worked on ends with its work
    (await counted("delete from graphile_worker._private_jobs where payload->>'shopId' = $1 and locked_at is null", tx.shopId)) +
    (await counted("delete from shop where id = $1", tx.shopId))
  );
}

/** Whether Shopify still takes our token. Throws `shopify_unavailable` where nobody can say. */
async function stillInstalled(domain: string): Promise<boolean> {
  try {
    await hasScope(domain, "read_customers");
    return true;
  } catch (error) {
    if (isFidelioError(error) && (error.detail["reason"] === "not-installed" || error.detail["reason"] === "token-refused")) return false;
    throw error;
  }
}

/** That a shop's data was deleted, by its domain: for whoever asks whether it was done. */
export async function erasuresOf(domain: string): Promise<Array<{ askedAt: Date; dueAt: Date; doneAt: Date }>> {
  return systemSql(
    `select asked_at as "askedAt", due_at as "dueAt", done_at as "doneAt" from erasure_record where shop_hash = $1 order by done_at desc`,
    [keyedHash("shop", domain)],
  );
}
