import { FidelioError } from "../base/errors";
import type { Account, TransferKind } from "../loyalty/words";
import type { ShopTx } from "../db/tenancy.server";
import { textArray } from "./array-literal";
import type { Operation, PostedTransfer } from "./operations";

/** The keys that an operation's own transfers can have. None for an order, whose posting counter is raised under the lock, and for a merge, a withdrawal and new dates, which find nothing left to do. */
export function causeKeys(operation: Operation): string[] {
  switch (operation.kind) {
    case "order":
    case "merge":
      return [];
    case "grant":
      return [`${operation.cause.type}/${operation.cause.id}/grant/${operation.source}`];
    // asked again they find nothing to do
    case "withdraw":
    case "redate":
      return [];
    case "reserve":
    case "capture":
    case "release":
      return [`redemption/${operation.redemptionId}/${operation.kind}`];
    case "late-capture":
      return ["", "/owed"].map((tail) => `redemption/${operation.redemptionId}/late-capture${tail}`);
    case "give-back":
      return [`redemption/${operation.redemptionId}/give-back/${operation.n}`];
    case "import":
    case "write-off":
      return [`${operation.cause.type}/${operation.cause.id}/${operation.kind}`];
    case "take-back":
      return ["pending", "available", "expired", "owed"].map(
        (account) => `${operation.cause.type}/${operation.cause.id}/take-back/${operation.source}/${account}`,
      );
    case "adjust":
    case "undo-import":
    case "forfeit":
      return ["", "/pending", "/available", "/expired", "/owed"].map(
        (tail) => `${operation.cause.type}/${operation.cause.id}/${operation.kind}${tail}`,
      );
  }
}

interface HeldRow {
  id: string;
  member_id: string;
  current_member: string;
  from_account: Account;
  to_account: Account;
  amount: string;
  kind: TransferKind;
  cause_key: string;
  at: Date;
}

const asPosted = (row: HeldRow): PostedTransfer => ({
  id: row.id,
  memberId: row.member_id,
  from: row.from_account,
  to: row.to_account,
  amount: Number(row.amount),
  kind: row.kind,
  causeKey: row.cause_key,
  at: row.at.toISOString(),
});

/** What an operation moves in all, signed; null where the ledger decides that. */
function figureOf(operation: Operation): number | null {
  return "amount" in operation ? operation.amount : null;
}

/** Operations that say the same: who, what and how much. When and in which words may differ between two tries. */
export function sameContent(a: Operation, b: Operation): boolean {
  return a.kind === b.kind && a.memberId === b.memberId && figureOf(a) === figureOf(b);
}

/** The operations of `operations` that the ledger holds already, with their transfers. Throws `cause_key_conflict` for other content under a held key. */
export async function findReplays(tx: ShopTx, operations: readonly Operation[]): Promise<Map<Operation, PostedTransfer[]>> {
  const known = operations.filter((operation) => !(operation.kind === "reserve" && operation.first));
  const keysOf = new Map(known.map((operation) => [operation, causeKeys(operation)] as const));
  const keys = [...keysOf.values()].flat();
  const replays = new Map<Operation, PostedTransfer[]>();
  if (keys.length === 0) return replays;
  const rows = await tx.sql<HeldRow>(
    `select t.id, t.member_id, coalesce(m.merged_into, t.member_id) as current_member, t.from_account, t.to_account, t.amount, t.kind,
            t.cause_key, t.at
       from transfer t join member m on m.shop_id = t.shop_id and m.id = t.member_id
      where t.shop_id = $1 and t.cause_key = any($2::text[])`,
    [tx.shopId, textArray(keys)],
    "ledger_find_replays",
  );
  if (rows.length === 0) return replays;
  const held = new Map(rows.map((row) => [row.cause_key, row]));
  for (const [operation, itsKeys] of keysOf) {
    const found = itsKeys.flatMap((key) => held.get(key) ?? []);
    if (found.length === 0) continue;
    refuseOtherContent(operation, found);
    replays.set(operation, found.map(asPosted));
  }
  return replays;
}

function refuseOtherContent(operation: Operation, found: readonly HeldRow[]): void {
  const moved = found.reduce((sum, row) => sum + Number(row.amount), 0);
  const figure = figureOf(operation);
  const downwards = found[0]?.to_account === "issued";
  const sameFigure = figure === null || figure === (operation.kind === "adjust" && downwards ? -moved : moved);
  const sameMember = found.every((row) => row.member_id === operation.memberId || row.current_member === operation.memberId);
  const kind = operation.kind === "take-back" ? "claw-back" : operation.kind;
  if (sameFigure && sameMember && found.every((row) => row.kind === kind)) return;
  throw new FidelioError("cause_key_conflict", { causeKey: found[0]?.cause_key, held: moved, asked: figure, memberId: operation.memberId });
}
