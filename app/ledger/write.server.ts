import type { ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "./array-literal";
import type { Book, LotUse, Sheet, Transfer } from "./book/book";
import type { Lot } from "./book/lot";

/** Writes what a posting did: a statement each for transfers, new lots, changed lots, their uses and balances. */
export async function writeBooks(tx: ShopTx, sheet: Sheet, books: Iterable<Book>): Promise<void> {
  const fresh: Lot[] = [];
  const changed: Lot[] = [];
  const moved: Book[] = [];
  for (const book of books) {
    let dated = false;
    for (const lot of book.lots.values()) {
      if (lot.state === "kept") continue;
      if (lot.state === "changed") changed.push(lot);
      else if (lot.amount > 0) fresh.push(lot);
      dated ||= lot.state === "changed";
    }
    if (book.changed || dated) moved.push(book);
  }
  // in this order, in one journey
  await Promise.all([
    insertTransfers(tx, sheet.transfers),
    insertLots(tx, fresh),
    updateLots(tx, changed),
    insertUses(tx, sheet.uses),
    updateBalances(tx, moved),
  ]);
}

async function insertTransfers(tx: ShopTx, rows: readonly Transfer[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.sql(
    `insert into transfer (shop_id, id, member_id, from_account, to_account, amount, kind, cause_type, cause_id, cause_key,
                           reverses, program_version, explanation, at, posted_at)
     select $1::bigint, t.*, $15::timestamptz from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[],
       $10::text[], $11::uuid[], $12::int[], $13::jsonb[], $14::timestamptz[]) as t`,
    [
      tx.shopId,
      plainArray(rows.map((row) => row.id)),
      plainArray(rows.map((row) => row.memberId)),
      plainArray(rows.map((row) => row.from)),
      plainArray(rows.map((row) => row.to)),
      plainArray(rows.map((row) => row.amount)),
      plainArray(rows.map((row) => row.kind)),
      textArray(rows.map((row) => row.causeType)),
      textArray(rows.map((row) => row.causeId)),
      textArray(rows.map((row) => row.causeKey)),
      plainArray(rows.map((row) => row.reverses)),
      plainArray(rows.map((row) => row.programVersion)),
      textArray(rows.map((row) => row.explanation)),
      plainArray(rows.map((row) => row.at)),
      tx.now,
    ],
    "ledger_insert_transfers",
  );
}

function lotValues(tx: ShopTx, rows: readonly Lot[]): unknown[] {
  return [
    tx.shopId,
    plainArray(rows.map((row) => row.id)),
    plainArray(rows.map((row) => row.memberId)),
    plainArray(rows.map((row) => row.amount)),
    plainArray(rows.map((row) => row.remaining)),
    plainArray(rows.map((row) => row.expired)),
    plainArray(rows.map((row) => row.approved)),
    plainArray(rows.map((row) => row.earnedAt)),
    plainArray(rows.map((row) => row.availableAt)),
    plainArray(rows.map((row) => row.expiresAt)),
    plainArray(rows.map((row) => row.expiryFollows)),
  ];
}
const lotArrays = `unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::boolean[], $8::timestamptz[],
  $9::timestamptz[], $10::timestamptz[], $11::uuid[]`;

async function insertLots(tx: ShopTx, rows: readonly Lot[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.sql(
    `insert into lot (shop_id, id, member_id, amount, remaining, expired, approved, earned_at, available_at, expires_at, expiry_follows,
                      cause_type, cause_id, source)
     select $1::bigint, l.* from ${lotArrays}, $12::text[], $13::text[], $14::text[]) as l`,
    [
      ...lotValues(tx, rows),
      textArray(rows.map((row) => row.causeType)),
      textArray(rows.map((row) => row.causeId)),
      textArray(rows.map((row) => row.source)),
    ],
    "ledger_insert_lots",
  );
}

async function updateLots(tx: ShopTx, rows: readonly Lot[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.sql(
    `update lot set member_id = l.member_id, amount = l.amount, remaining = l.remaining, expired = l.expired, approved = l.approved,
                    earned_at = l.earned_at, available_at = l.available_at, expires_at = l.expires_at, expiry_follows = l.expiry_follows
       from ${lotArrays}) as l(id, member_id, amount, remaining, expired, approved, earned_at, available_at, expires_at, expiry_follows)
      where lot.shop_id = $1 and lot.id = l.id`,
    lotValues(tx, rows),
    "ledger_update_lots",
  );
}

async function insertUses(tx: ShopTx, rows: readonly LotUse[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.sql(
    "insert into lot_use (shop_id, transfer_id, lot_id, amount) select $1::bigint, u.* from unnest($2::uuid[], $3::uuid[], $4::bigint[]) as u",
    [
      tx.shopId,
      plainArray(rows.map((row) => row.transferId)),
      plainArray(rows.map((row) => row.lotId)),
      plainArray(rows.map((row) => row.amount)),
    ],
    "ledger_insert_lot_uses",
  );
}

/** Also of who was only given other dates: `face_marks` says that what shoppers see of the member changed. */
async function updateBalances(tx: ShopTx, books: readonly Book[]): Promise<void> {
  if (books.length === 0) return;
  await tx.sql(
    `update member set pending = b.pending, available = b.available, held = b.held, owed = b.owed, face_marks = face_marks + 1
       from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[]) as b(id, pending, available, held, owed)
      where member.shop_id = $1 and member.id = b.id`,
    [
      tx.shopId,
      plainArray(books.map(({ memberId }) => memberId)),
      plainArray(books.map(({ balances }) => balances.pending)),
      plainArray(books.map(({ balances }) => balances.available)),
      plainArray(books.map(({ balances }) => balances.held)),
      plainArray(books.map(({ balances }) => balances.owed)),
    ],
    "ledger_update_balances",
  );
}
