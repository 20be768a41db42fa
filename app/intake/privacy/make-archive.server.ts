import { inShop, type ShopTx } from "../../db/tenancy.server";
import type { Archive } from "../../face/archive/archive";
import { readArchive } from "../../face/archive/read-archive.server";
import { memberOfCustomer } from "../../members/member-rows.server";
import { noteActs } from "../../programs/audit-entries.server";
import { shopRow } from "../../programs/shop.server";
import { eventsAbout } from "./forget-inbox.server";
import { closeRequest, day, waitingRequest } from "./requests.server";

/** How long the merchant can fetch an archive: a second place where a person's data lie is emptied soon. */
const keptDays = 30;
const limits = { timeoutMs: 120_000 };

/** Puts together what is held of a customer, for the merchant to hand on. */
export async function makeArchive(shopId: string, requestId: string): Promise<void> {
  const read = await inShop(
    shopId,
    async (tx) => {
      const request = await waitingRequest(tx, requestId);
      const customerId = request?.customerId ?? null;
      const archive = request && customerId !== null ? await readArchive(tx, customerId, request.orderIds) : null;
      return { customerId, archive, domain: (await shopRow(tx)).domain };
    },
    limits,
  );
  if (read.archive) {
    const { mergedCustomers, email } = read.archive.person ?? {};
    const numbers = [read.customerId, mergedCustomers].flat().filter((one) => typeof one === "string");
    read.archive.messages = await eventsAbout(read.domain, { numbers, words: typeof email === "string" ? [email] : [] });
  }
  await inShop(shopId, (tx) => store(tx, requestId, read), limits);
}

async function store(tx: ShopTx, requestId: string, { archive, customerId }: { archive: Archive | null; customerId: string | null }) {
  const request = await waitingRequest(tx, requestId);
  if (!request) return;
  const member = customerId === null ? null : await memberOfCustomer(tx, customerId);
  await tx.sql("update privacy_request set archive = $3::jsonb, archive_until = $4, language = $5 where shop_id = $1 and id = $2", [
    tx.shopId,
    requestId,
    archive === null ? null : JSON.stringify(archive),
    archive === null ? null : new Date(tx.now.getTime() + keptDays * day),
    archive?.language ?? null,
  ]);
  const outcome = archive?.person ? "archived" : "nothing-held";
  await closeRequest(tx, request, { outcome, result: figures(archive), memberId: member?.id ?? null });
}

const figures = (archive: Archive | null) => ({
  movements: archive?.movements.length ?? 0,
  orders: archive?.orders.length ?? 0,
});

/** The archive of a request, while it is kept; whoever fetches it is noted. */
export async function fetchArchive(tx: ShopTx, requestId: string, by: string): Promise<Archive | null> {
  const [row] = await tx.sql<{ archive: Archive | null; member_id: string | null }>(
    "select archive, member_id from privacy_request where shop_id = $1 and id = $2 and archive_until > $3",
    [tx.shopId, requestId, tx.now],
  );
  if (!row?.archive) return null;
  await tx.sql("update privacy_request set fetched_at = $3, fetched_by = $4 where shop_id = $1 and id = $2", [
    tx.shopId,
    requestId,
    tx.now,
    by,
  ]);
  await noteActs(tx, [{ actor: by, action: "compliance.fetch", subject: row.member_id ?? requestId, detail: {} }]);
  return row.archive;
}
