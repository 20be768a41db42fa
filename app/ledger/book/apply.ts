import type { Operation } from "../operations";
import type { Book, Transfer } from "./book";
import { command, type Known } from "./commands";
import { settleBook } from "./settle";

/** In one posting: what returns points, then what grants them, then what takes them. An order grants and takes. */
const phasesOf: Record<Operation["kind"], readonly number[]> = {
  merge: [0],
  release: [1],
  "give-back": [1],
  "write-off": [1],
  redate: [1],
  grant: [2],
  import: [2],
  order: [2, 4],
  adjust: [2, 4],
  reserve: [3],
  capture: [3],
  "late-capture": [3],
  "undo-import": [4],
  withdraw: [4],
  "take-back": [4],
  forfeit: [5],
};
const lastPhase = 5;
export const grants = 2;

/**
 * Applies operations to their members' books and answers the transfers of each, in the order of `operations`. Books are
 * settled before the first and after each phase, so that what came late meets its due dates in their order.
 */
export function apply(operations: readonly Operation[], books: Iterable<Book>, known: Known): Transfer[][] {
  const touched = [...books];
  const answers: Transfer[][] = operations.map(() => []);
  const settle = () => touched.forEach(settleBook);
  settle();
  for (let phase = 0; phase <= lastPhase; phase++) {
    let any = false;
    for (const [place, operation] of operations.entries()) {
      if (!phasesOf[operation.kind].includes(phase)) continue;
      any = true;
      const book = known.book(operation.memberId);
      const { transfers } = book.sheet;
      const before = transfers.length;
      command(operation, phase <= grants, book, known);
      for (let made = before; made < transfers.length; made++) answers[place]!.push(transfers[made]!);
    }
    if (any) settle();
  }
  for (const book of touched) book.check();
  return answers;
}
