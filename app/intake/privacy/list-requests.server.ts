import { systemSql } from "../../db/system.server";
import type { ShopTx } from "../../db/tenancy.server";
import { actorNames, type ActorName } from "../../programs/staff.server";
import type { RequestKind } from "./requests.server";

/** A request under privacy law as the merchant sees it. */
export interface PrivacyRequest {
  id: string;
  kind: RequestKind;
  /** null: Shopify passed it on */
  askedBy: ActorName | null;
  /** the last digits of the customer's number; null: it is about the whole shop, or the customer was erased */
  digits: string | null;
  at: string;
  due: string;
  state: "waiting" | "done" | "void";
  outcome: string | null;
  doneAt: string | null;
  /** until when its archive can be fetched; null: there is none, or no more */
  archiveUntil: string | null;
  fetchedAt: string | null;
}

/** A shop's requests, newest first. */
export async function listRequests(tx: ShopTx): Promise<PrivacyRequest[]> {
  const rows = await tx.sql<Omit<PrivacyRequest, "askedBy" | "digits"> & { asked_by: string; customer: string | null }>(
    `select r.id, r.kind, r.asked_by, right(coalesce(r.customer_id, m.customer_id)::text, 4) as customer, to_json(r.received_at)#>>'{}' as at,
            to_json(r.due_at)#>>'{}' as due, r.state, r.outcome, to_json(r.done_at)#>>'{}' as "doneAt",
            case when r.archive is not null and r.archive_until > $2 then to_json(r.archive_until)#>>'{}' end as "archiveUntil",
            to_json(r.fetched_at)#>>'{}' as "fetchedAt"
       from privacy_request r left join member m on m.shop_id = r.shop_id and m.id = r.member_id
      where r.shop_id = $1 order by r.received_at desc, r.id desc limit 100`,
    [tx.shopId, tx.now],
  );
  const staff = rows.flatMap(({ asked_by: by }) => (by === "shopify" ? [] : [by]));
  const names = await actorNames(tx, staff);
  return rows.map(({ asked_by: by, customer, ...row }) => ({ ...row, askedBy: names.get(by) ?? null, digits: customer }));
}

/** Years that the record of a request is kept after it was done: for whoever asks whether it was. */
const recordYears = 3;

/** Empties archives whose days are over, and forgets records that nobody asks for any more. */
export async function tidyRequests(tx: ShopTx): Promise<void> {
  await tx.sql("update privacy_request set archive = null, archive_until = null where shop_id = $1 and archive_until <= $2", [
    tx.shopId,
    tx.now,
  ]);
  await tx.sql(`delete from privacy_request where shop_id = $1 and done_at < $2::timestamptz - interval '${recordYears} years'`, [
    tx.shopId,
    tx.now,
  ]);
}

/** The same of shops that were deleted. */
export async function tidyErasures(): Promise<void> {
  await systemSql(`delete from erasure_record where done_at < now() - interval '${recordYears} years'`);
}
