import { v7 } from "uuid";
import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { Book, BookError, newSheet, type Sheet } from "./book/book";
import type { Known } from "./book/commands";
import type { Lot } from "./book/lot";
import { dateLots, type Dating } from "./dating.server";
import { historiesOf, loadImported, loadMoved, loadRedemptionSums, loadRedemptionUses, movedOf } from "./history.server";
import { loadLots, loadMoreLots } from "./lot-rows.server";
import type { LockedMembers } from "./members.server";
import type { Operation } from "./operations";

export interface Loaded {
  sheet: Sheet;
  books: Map<string, Book>;
  known: Known;
}

interface Needs {
  members: Set<string>;
  merging: Set<string>;
  causes: Array<{ memberId: string; type: string; id: string }>;
  redemptions: Set<string>;
  /** redemptions of which the ledger holds nothing yet */
  begun: Set<string>;
  reversed: Map<string, string>;
  undone: Array<{ type: string; id: string }>;
}

/** What has to be in memory before these operations can be applied. */
function needsOf(operations: readonly Operation[]): Needs {
  const needs: Needs = {
    members: new Set(),
    merging: new Set(),
    causes: [],
    redemptions: new Set(),
    begun: new Set(),
    reversed: new Map(),
    undone: [],
  };
  for (const operation of operations) {
    const { memberId } = operation;
    needs.members.add(memberId);
    if (operation.kind === "order") needs.causes.push({ memberId, type: "order", id: operation.orderId });
    else if (operation.kind === "reserve" && operation.first) needs.begun.add(operation.redemptionId);
    else if ("redemptionId" in operation) needs.redemptions.add(operation.redemptionId);
    else if (operation.kind === "merge") needs.members.add(operation.from) && needs.merging.add(operation.from).add(memberId);
    else needs.causes.push({ memberId, ...operation.cause });
    if (operation.kind === "adjust" && operation.reverses) needs.reversed.set(operation.reverses, memberId);
    if (operation.kind === "undo-import") needs.undone.push(operation.cause);
  }
  return needs;
}

/** Loads the books of locked members, and what the operations ask of the past. */
export async function loadBooks(
  tx: ShopTx,
  locked: LockedMembers,
  operations: readonly Operation[],
  dating: Dating | null,
): Promise<Loaded> {
  const needs = needsOf(operations);
  const redemptionIds = [...needs.redemptions].filter((id) => !needs.begun.has(id));
  const moved = await loadMoved(tx, [...needs.reversed.keys()]);
  for (const { id, cause_type, cause_id } of moved)
    needs.causes.push({ memberId: needs.reversed.get(id)!, type: cause_type, id: cause_id });
  const [uses, sums, lots, imported] = await Promise.all([
    loadRedemptionUses(tx, redemptionIds),
    loadRedemptionSums(tx, redemptionIds),
    loadLots(tx, { liveOf: [...needs.members], ofCauses: needs.causes }),
    loadImported(tx, needs.undone),
  ]);
  const ids = [...uses.map(({ lot_id }) => lot_id), ...moved.flatMap((row) => row.uses.map(({ lot }) => lot))];
  await loadMoreLots(tx, lots, { allOf: [...needs.merging], ids: [...new Set(ids)] });
  dateLots(lots.values(), dating, locked.lastActive);
  const histories = historiesOf([...redemptionIds, ...needs.begun], sums, uses, lots);
  const { sheet, books } = openBooks(tx, locked, needs.members, lots);
  return {
    sheet,
    books,
    known: {
      book: (memberId) => books.get(memberId) ?? fail(`member ${memberId} has no book here`),
      history: (redemptionId) => histories.get(redemptionId) ?? fail(`redemption ${redemptionId} was not loaded`),
      moved: (transferId) => {
        const row = moved.find(({ id }) => id === transferId);
        if (!row) throw new FidelioError("not_found", { transferId });
        return movedOf(row, lots, needs.reversed.get(transferId)!);
      },
      imported: (cause) => {
        const amount = imported.get(`${cause.type}/${cause.id}`);
        if (amount === undefined) throw new FidelioError("not_found", { cause });
        return amount;
      },
    },
  };
}

/** Opens the books of `memberIds` on one sheet, with the lots of each. */
export function openBooks(
  tx: ShopTx,
  locked: Pick<LockedMembers, "balances">,
  memberIds: Iterable<string>,
  lots: ReadonlyMap<string, Lot>,
): Pick<Loaded, "sheet" | "books"> {
  const sheet = newSheet(tx.now.toISOString(), () => v7());
  const byMember = new Map<string, Lot[]>();
  for (const lot of lots.values()) {
    const held = byMember.get(lot.memberId);
    if (held) held.push(lot);
    else byMember.set(lot.memberId, [lot]);
  }
  const books = new Map<string, Book>();
  for (const id of memberIds) {
    const balances = locked.balances.get(id);
    if (balances) books.set(id, new Book(id, { ...balances }, sheet, byMember.get(id)));
  }
  return { sheet, books };
}

function fail(sentence: string): never {
  throw new BookError(sentence);
}
