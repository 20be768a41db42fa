import type { ShopTx } from "../../db/tenancy.server";
import type { PostedOperation } from "../../ledger/operations";
import { readMembers } from "../../members/ensure.server";
import type { Answer } from "./endpoint";

/** An adjustment as posted, and what the member has after it. */
export async function adjustmentAnswer(
  tx: ShopTx,
  id: string,
  { operation }: PostedOperation,
  reverses: string | null = null,
): Promise<Answer> {
  const member = (await readMembers(tx, [operation.memberId])).get(operation.memberId);
  return {
    status: 201,
    body: {
      id,
      customerId: member?.customerId ?? null,
      amount: operation.kind === "adjust" ? operation.amount : 0,
      reverses,
      balance: member?.balance ?? { available: 0, pending: 0, held: 0, owed: 0 },
    },
  };
}
