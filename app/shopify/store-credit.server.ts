import { FidelioError } from "../base/errors";
import { minorDigits } from "../loyalty/money";
import { adminClient } from "./admin/client.server";
import { CreditAccountDocument, ReadCreditsDocument, type ReadCreditsQuery, type ReadCreditsQueryVariables } from "./admin/generated";
import type { DiscountOptions } from "./discounts.server";
import { gidOf } from "./facts/ids";
import { minorUnits } from "./facts/minor-units";
import { utcOrNull } from "./facts/times";

/** Money for a customer to spend. Shopify knows no key for it: who is not sure whether it was given reads the account first. */
export interface NewCredit {
  customerId: string;
  /** a decimal */
  amount: string;
  currency: string;
  /** null: it does not end */
  expiresAt: Date | null;
}

export interface FoundCredit {
  gid: string;
  /** RFC 3339 in UTC */
  at: string;
}

/**
 * Credits the customer, each time that it is called: never tried again in here unless Shopify certainly did nothing. Throws
 * `shopify_unavailable`, after which it may have been done all the same (see `certainlyNotDone`), and `conflict` with reason
 * "shopify-refused" when no try can succeed.
 */
export async function creditAccount(shopDomain: string, credit: NewCredit, options: DiscountOptions = {}): Promise<{ gid: string }> {
  const { storeCreditAccountCredit: made } = await adminClient(shopDomain).run(
    CreditAccountDocument,
    {
      customer: gidOf("Customer", credit.customerId),
      credit: {
        creditAmount: { amount: credit.amount, currencyCode: credit.currency as never },
        expiresAt: credit.expiresAt?.toISOString() ?? null,
      },
    },
    { ...options, repeatable: false },
  );
  if (made?.storeCreditAccountTransaction) return { gid: made.storeCreditAccountTransaction.id };
  const codes = (made?.userErrors ?? []).map((one) => one.code);
  throw new FidelioError("conflict", { reason: "shopify-refused", shop: shopDomain, codes });
}

/**
 * The credits of exactly this amount and end that the customer got since an instant, oldest first, whoever gave them. A customer who
 * is gone got none.
 */
export async function findCredits(
  shopDomain: string,
  credit: NewCredit,
  since: Date,
  options: DiscountOptions = {},
): Promise<FoundCredit[]> {
  const found: FoundCredit[] = [];
  const customer = gidOf("Customer", credit.customerId);
  const wanted = minorUnits(credit.amount, minorDigits(credit.currency));
  const ends = secondsOf(credit.expiresAt?.toISOString() ?? null);
  for (let after: string | null = null; ;) {
    const read = await readPage(shopDomain, { customer, currency: `currency_code:${credit.currency}`, after }, options);
    const page = read.customer?.storeCreditAccounts.nodes[0]?.transactions;
    if (!page) return found;
    for (const one of page.nodes) {
      if (Date.parse(one.createdAt) < since.getTime()) return found;
      if (one.__typename !== "StoreCreditAccountCreditTransaction") continue;
      if (one.amount.currencyCode !== credit.currency || minorUnits(one.amount.amount, minorDigits(credit.currency)) !== wanted) continue;
      if (secondsOf(one.expiresAt) === ends) found.unshift({ gid: one.id, at: utcOrNull(one.createdAt) ?? "" });
    }
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor ?? null;
  }
}

function readPage(shopDomain: string, asked: ReadCreditsQueryVariables, options: DiscountOptions): Promise<ReadCreditsQuery> {
  return adminClient(shopDomain).run(ReadCreditsDocument, asked, options);
}

/** Shopify keeps whole seconds. */
function secondsOf(time: string | null | undefined): number | null {
  return time === null || time === undefined ? null : Math.floor(Date.parse(time) / 1000);
}
