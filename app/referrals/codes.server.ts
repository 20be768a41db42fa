import { randomBytes } from "node:crypto";
import type { ShopTx } from "../db/tenancy.server";
import { randomLetters } from "../discounts/code";
import { lockMembers } from "../ledger/members.server";
import { codeOfEntry, foldCode, writtenCode } from "../loyalty/referral-code";
import { shopRow } from "../programs/shop.server";
import { choicesSince, currentCodes, isDiscountCode, ownerOfCode, takeCode, writeFirstCodes } from "./code-rows.server";
import type { CodeRefusal } from "./code-refusals";
import { isDecent } from "./decent";
import type { CodeAtShopify } from "./look-up-code.server";

const madeLength = 8;
/** Two made codes of one shop meet once in a hundred thousand million: more than a few rounds are a fault. */
const mostRounds = 5;

/** The current code of each of these members, made where there is none yet. Erased and merged members have none. */
export async function codesOf(tx: ShopTx, memberIds: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(memberIds)];
  if (wanted.length === 0) return new Map();
  let codes = await currentCodes(tx, wanted);
  for (let round = 0; round < mostRounds && codes.size < wanted.length; round++) {
    const missing = wanted.filter((id) => !codes.has(id)).sort();
    await writeFirstCodes(
      tx,
      missing.map((memberId) => madeCode(memberId)),
    );
    codes = await currentCodes(tx, wanted);
    // who may have none stays without
    if (round > 0 && missing.every((id) => !codes.has(id))) break;
  }
  return codes;
}

/** A code that leads to somebody, as its owner writes it; an earlier one of theirs is read as the one that they have now. Null: nobody's. */
export async function currentCodeOf(tx: ShopTx, entered: string): Promise<string | null> {
  const owner = await ownerOfCode(tx, foldCode(codeOfEntry(entered)));
  return owner === null ? null : ((await currentCodes(tx, [owner])).get(owner) ?? null);
}

function madeCode(memberId: string): { memberId: string; code: string; folded: string } {
  for (;;) {
    const code = randomLetters(randomBytes, madeLength);
    if (isDecent(code)) return { memberId, code, folded: foldCode(code) };
  }
}

export type CodeChange = { code: string } | { refused: CodeRefusal };

const choicesAMonth = 3;
const month = 30 * 24 * 60 * 60 * 1000;
const reserved = ["ADMIN", "SHOPIFY", "FIDELIO", "TEST", "SUPPORT", "STAFF", "CODE", "FRIEND", "DISCOUNT"].map(foldCode);

/**
 * Gives a member the code they wish for: 4 to 20 letters, digits and single hyphens. Earlier ones still lead to them, and may be taken
 * again. At most three changes in thirty days. What reads like another's code is taken, what reads like the shop or is a discount of it is
 * reserved: whoever typed it at checkout would use that. `atShopify`: what `lookUpCode` says of the wish.
 */
export async function changeCode(tx: ShopTx, memberId: string, wish: string, atShopify: CodeAtShopify): Promise<CodeChange> {
  const code = writtenCode(wish);
  if (code === null) return { refused: "malformed" };
  if (!isDecent(code)) return { refused: "indecent" };
  const folded = foldCode(code);
  const { domain } = await shopRow(tx);
  const shopName = foldCode(domain.split(".")[0] ?? "");
  const isOfShop = reserved.includes(folded) || folded === shopName || atShopify === "discount";
  if (isOfShop || (await isDiscountCode(tx, code))) return { refused: "reserved" };
  await lockMembers(tx, [memberId]);
  const owner = await ownerOfCode(tx, folded);
  if (owner !== null && owner !== memberId) return { refused: "taken" };
  if ((await currentCodes(tx, [memberId])).get(memberId) === code) return { code };
  const since = new Date(tx.now.getTime() - month);
  if ((await choicesSince(tx, memberId, since)) >= choicesAMonth) return { refused: "too-often" };
  if (atShopify === "unanswered") return { refused: "unanswered" };
  // another's at the same moment: the code that the member had stays
  if (!(await takeCode(tx, memberId, { code, folded }))) return { refused: "taken" };
  return { code };
}
