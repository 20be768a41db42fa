import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { apply } from "./book/apply";
import type { Transfer } from "./book/book";
import { loadBooks } from "./books.server";
import { datedAnew, loadDating } from "./dating.server";
import { lockForPosting } from "./members.server";
import type { Operation, PostedOperation, PostedTransfer } from "./operations";
import { causeKeys, findReplays, sameContent } from "./replays.server";
import { writeBooks } from "./write.server";

/**
 * Posts operations of many members in a handful of statements: locks the members in id order, settles what is due for
 * them, applies everything in memory, writes. Within a posting, for a member: releases and give-backs, then grants, then
 * what takes points. An operation whose cause key is held with the same content is answered from the ledger.
 *
 * Throws `insufficient_points` (detail `available`, `asked`, `memberId`), `cause_key_conflict`, `conflict`, `not_found`,
 * `invalid_input`; then the transaction must not commit.
 */
export async function post(tx: ShopTx, operations: readonly Operation[]): Promise<PostedOperation[]> {
  if (operations.length === 0) return [];
  operations.forEach(refuseBadFigures);
  const locked = await lockForPosting(
    tx,
    operations.flatMap((operation) => (operation.kind === "merge" ? [operation.from, operation.memberId] : [operation.memberId])),
  );
  const dating = await loadDating(tx);
  const own = operations.map((operation) => ofCurrentMember(operation, locked.current));
  const current = datedAnew(own, dating, locked.lastActive);
  const replays = await findReplays(tx, current);
  const { fresh, repeats } = withoutRepeats(current.filter((operation) => !replays.has(operation)));
  const { sheet, books, known } = await loadBooks(tx, locked, fresh, dating);
  const answers = apply(fresh, books.values(), known);
  await writeBooks(tx, sheet, books.values());

  const moved = new Map(fresh.map((operation, place) => [operation, answers[place]?.map(asPosted) ?? []]));
  return current.map((operation, place) => {
    const held = replays.get(operation);
    const transfers = held ?? moved.get(repeats.get(operation) ?? operation) ?? [];
    return { operation: operations[place]!, replayed: held !== undefined || repeats.has(operation), transfers };
  });
}

/** A merged member's operations are those of the member that it became; a merge itself names both. */
function ofCurrentMember(operation: Operation, current: (memberId: string) => string): Operation {
  const memberId = current(operation.memberId);
  return memberId === operation.memberId ? operation : { ...operation, memberId };
}

/** Two of one key in one posting: the second is a repetition of the first. */
function withoutRepeats(operations: readonly Operation[]): { fresh: Operation[]; repeats: Map<Operation, Operation> } {
  const firsts = new Map<string, Operation>();
  const repeats = new Map<Operation, Operation>();
  const fresh = operations.filter((operation) => {
    const key = causeKeys(operation)[0];
    const first = key === undefined ? undefined : firsts.get(key);
    if (key !== undefined && !first) firsts.set(key, operation);
    if (!first) return true;
    if (!sameContent(first, operation)) throw new FidelioError("cause_key_conflict", { causeKey: key, memberId: operation.memberId });
    repeats.set(operation, first);
    return false;
  });
  return { fresh, repeats };
}

const whole = (value: number, least: number) => Number.isSafeInteger(value) && value >= least;

function refuseBadFigures(operation: Operation): void {
  const fine =
    operation.kind === "order"
      ? operation.sources.every(({ grant, clawBack }) => whole(grant, 0) && whole(clawBack, 0))
      : !("amount" in operation) || whole(operation.kind === "adjust" ? Math.abs(operation.amount) : operation.amount, 1);
  if (!fine) throw new FidelioError("invalid_input", { reason: "not-whole-points", kind: operation.kind, memberId: operation.memberId });
  if (operation.kind === "merge" && operation.from === operation.memberId)
    throw new FidelioError("invalid_input", { reason: "merge-with-itself" });
}

function asPosted({ id, memberId, from, to, amount, kind, causeKey, at }: Transfer): PostedTransfer {
  return { id, memberId, from, to, amount, kind, causeKey, at };
}
