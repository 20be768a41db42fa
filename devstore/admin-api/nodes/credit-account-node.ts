import type { CreditAccount, StoreCredit } from "../../store/entities";
import { graphqlDecimal } from "../../store/money";
import { byPosition, Connection, sortKey, type PageArguments } from "../connection";
import { gid, type Context } from "../context";
import { matcher } from "../search";

export const balanceOf = (account: CreditAccount): number => account.credits.reduce((sum, credit) => sum + credit.amount, 0);

/** A credit; nobody spends any here, so all of it remains. */
export function creditNode(credit: StoreCredit, account: CreditAccount, context: Context): object {
  const money = (minor: number) => ({ amount: graphqlDecimal(minor, account.currency), currencyCode: account.currency });
  const until = account.credits.slice(0, account.credits.indexOf(credit) + 1);
  return {
    __typename: "StoreCreditAccountCreditTransaction",
    id: gid("StoreCreditAccountCreditTransaction", credit.id),
    amount: money(credit.amount),
    remainingAmount: money(credit.amount),
    balanceAfterTransaction: money(balanceOf({ ...account, credits: until })),
    createdAt: credit.at,
    expiresAt: credit.expiresAt,
    event: "ADJUSTMENT",
    origin: null,
    account: () => creditAccountNode(account, context),
  };
}

export function creditAccountNode(account: CreditAccount, context: Context): object {
  return {
    __typename: "StoreCreditAccount",
    id: gid("StoreCreditAccount", account.id),
    balance: { amount: graphqlDecimal(balanceOf(account), account.currency), currencyCode: account.currency },
    transactions: (args: PageArguments) =>
      new Connection(account.credits, args, byPosition, (credit) => creditNode(credit, account, context)),
  };
}

/** A customer's accounts, one a currency. */
export function creditAccounts(customerId: string, args: PageArguments & { query?: string | null }, context: Context): object {
  const keep = matcher<CreditAccount>(args.query, { currency_code: (one) => [one.currency], id: (one) => [one.id] });
  const own = [...context.world.state.table("creditAccount", context.shop.domain).values()].filter((one) => one.customerId === customerId);
  return new Connection(
    own.filter(keep),
    args,
    (one) => sortKey("", one.id),
    (one) => creditAccountNode(one, context),
  );
}
