import type { ShopTx } from "../db/tenancy.server";
import { codeOfEntry, foldCode } from "../loyalty/referral-code";
import { currentMember, membersById } from "../members/member-rows.server";
import { ownerOfCode } from "./code-rows.server";
import { membersWithHiddenName } from "./first-name.server";

/** The member whom a code leads to, as it was typed or pasted. Who left, is blocked or erased brings nobody: null. */
export async function advocateOf(tx: ShopTx, entered: string): Promise<string | null> {
  const folded = foldCode(codeOfEntry(entered));
  const owner = folded === "" ? null : await ownerOfCode(tx, folded);
  const [row] = owner === null ? [] : await membersById(tx, [owner]);
  const member = row && (await currentMember(tx, row));
  return member?.status === "active" ? member.id : null;
}

/** What a friend may read of an advocate: the first name, where Shopify says it and the advocate does not hide it. */
export async function firstNameOf(tx: ShopTx, memberId: string): Promise<string | null> {
  if ((await membersWithHiddenName(tx, [memberId])).has(memberId)) return null;
  const member = await tx.prisma.member.findUnique({
    where: { shopId_id: { shopId: BigInt(tx.shopId), id: memberId } },
    select: { firstName: true },
  });
  return member?.firstName?.trim() || null;
}
