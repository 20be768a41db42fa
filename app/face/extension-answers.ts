import type { LotText } from "./lot-texts";
import type { MemberFace, ProgramFace, ProgramTexts } from "./public-face";
import type { Language } from "../loyalty/words";

/**
 * GET /extension/summary: what checkout and account draw from, in one language; `words.ui` has the extensions' own copy too. `program` and `words` are null where nothing is
 * published or this visitor is not to see it; `member` is null for guests and customers who are none, and its texts hold `language`
 * alone. POST join, leave, redeem, give-back, birthday and birthday/remove answer what the app proxy answers (`proxy-answers.ts`), a
 * refusal as a problem document with `reason` and, as `title`, its sentence.
 */
export interface ExtensionSummary {
  /** by the session token: what Shopify tells the extension itself of a customer it withholds from apps without access to customer data */
  signedIn: boolean;
  language: Language;
  program: Omit<ProgramFace, "texts"> | null;
  words: ProgramTexts | null;
  member: MemberFace | null;
  /** the shop's own address, for links to its pages, without a slash at its end */
  shop: string;
}

/** GET /extension/order?id=: what an order of this customer's earned. `known` is false while the app has not heard of it. */
export interface OrderAnswer {
  known: boolean;
  /** points granted less those taken back */
  points: number;
  /** "You earned 48 points with this order." and when they can be spent, or why it earned nothing: finished sentences */
  says: string[];
  /** how the points were counted, a sentence each; [] where `says` has it */
  why: string[];
}

/** GET /extension/lots: the member's points by when they end, soonest first */
export interface LotsAnswer {
  lots: LotText[];
}
