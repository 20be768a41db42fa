import type { CreditAccount, StoreCredit } from "../../store/entities";
import { toMinor } from "../../store/money";
import { startChange } from "../../store/world";
import { idOf, type Context } from "../context";
import { creditNode } from "../nodes/credit-account-node";

interface CreditInput {
  creditAmount: { amount: string; currencyCode: string };
  expiresAt?: string | null;
  notify?: boolean | null;
}

interface Fault {
  field: string[];
  code: string;
  message: string;
}

const refuse = (field: string[], code: string, message: string): object => {
  const userErrors: Fault[] = [{ field, code, message }];
  return { storeCreditAccountTransaction: null, userErrors };
};

const accountsOf = (context: Context) => [...context.world.state.table("creditAccount", context.shop.domain).values()];

/** Credits a customer, by their own id or their account's. Each call is a credit of its own: Shopify knows no key for it. */
function credit(args: { id: string; creditInput: CreditInput }, context: Context): object {
  const { creditAmount, expiresAt = null } = args.creditInput;
  const { world, shop } = context;
  const currency = creditAmount.currencyCode;
  const accountId = idOf("StoreCreditAccount", args.id);
  const known = accountId === null ? undefined : accountsOf(context).find((one) => one.id === accountId);
  if (accountId !== null && !known) return refuse(["id"], "ACCOUNT_NOT_FOUND", "The store credit account could not be found.");
  const customerId = known?.customerId ?? idOf("Customer", args.id);
  if (customerId === null || !world.state.get("customer", shop.domain, customerId)) {
    return refuse(["id"], "OWNER_NOT_FOUND", "The owner does not exist.");
  }
  if (known && known.currency !== currency) {
    return refuse(["creditInput", "creditAmount"], "MISMATCHING_CURRENCY", "The currency is not the account's.");
  }
  const amount = toMinor(String(creditAmount.amount), currency);
  if (amount <= 0) return refuse(["creditInput", "creditAmount"], "NEGATIVE_OR_ZERO_AMOUNT", "A positive amount must be used.");
  if (expiresAt !== null && Date.parse(expiresAt) <= world.now().getTime()) {
    return refuse(["creditInput", "expiresAt"], "EXPIRES_AT_IN_PAST", "The expiry date must be in the future.");
  }
  const change = startChange(world, shop);
  const before = known ?? accountsOf(context).find((one) => one.customerId === customerId && one.currency === currency);
  const made: StoreCredit = {
    id: String(change.next("store-credit", 880_000_000_001)),
    amount,
    at: change.at,
    expiresAt: expiresAt === null ? null : `${new Date(expiresAt).toISOString().slice(0, 19)}Z`,
  };
  const account: CreditAccount = before
    ? { ...before, credits: [...before.credits, made] }
    : { id: String(change.next("credit-account", 870_000_000_001)), customerId, currency, credits: [made] };
  change.put("creditAccount", shop.domain, account.id, account).commit();
  return { storeCreditAccountTransaction: creditNode(made, account, context), userErrors: [] };
}

export const storeCreditMutations = { storeCreditAccountCredit: credit };
