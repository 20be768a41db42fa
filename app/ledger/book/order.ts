import { ofSource } from "../../loyalty/explain/of-source";
import type { OrderOperation } from "../operations";
import type { Book, Step } from "./book";
import { grant, redate } from "./grant";
import { takeBack } from "./take-back";

/** Posts one judgement of an order: once for what it grants and, after all grants of the posting, once for what it takes. */
export function postOrder(operation: OrderOperation, granting: boolean, book: Book, step: Step): void {
  // each transfer says why its own source moved; what the other rules did stands with the order
  const stepOf = (source: string): Step => {
    const own = ofSource(operation.explanation, source);
    return own === operation.explanation ? step : { ...step, explanation: JSON.stringify(own) };
  };
  const key = `order/${operation.orderId}/${operation.posting}`;
  for (const part of operation.sources) {
    const { source, clawBack, dates = operation.dates } = part;
    if (granting) {
      const held = book.findLot("order", operation.orderId, source);
      if (held) redate(held, dates);
      if (part.grant > 0) {
        grant(book, { source, amount: part.grant, dates, causeKey: `${key}/grant/${source}` }, stepOf(source));
      }
    }
    if (clawBack === 0) continue;
    const own = book.findLot("order", operation.orderId, source);
    // what a posting grants and takes back at once never leaves pending, nor repays a debt in between
    const atOnce = granting && part.grant > 0 && own !== undefined && !own.approved && own.remaining >= clawBack;
    if (atOnce || (!granting && !book.sheet.takenAtOnce.has(part))) {
      takeBack(book, { kind: "claw-back", to: "issued", own, amount: clawBack, causeKey: `${key}/claw-back/${source}` }, stepOf(source));
    }
    if (atOnce) book.sheet.takenAtOnce.add(part);
  }
}
