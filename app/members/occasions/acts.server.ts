import type { ShopTx } from "../../db/tenancy.server";
import { plainArray } from "../../ledger/array-literal";

/** What a member did beside ordering, as far as it must be remembered by itself: each once under its name. */
export type ActKind = "visit" | "age-declared" | "name-hidden";

/** Notes an act. False: it was noted before. */
export async function noteAct(tx: ShopTx, memberId: string, kind: ActKind, act: string): Promise<boolean> {
  const rows = await tx.sql(
    `insert into member_act (shop_id, member_id, kind, act, at) values ($1, $2, $3, $4, $5)
     on conflict (shop_id, member_id, kind, act) do nothing returning true`,
    [tx.shopId, memberId, kind, act, tx.now],
    "members_note_act",
  );
  return rows.length > 0;
}

/** Takes an act back. False: it was not noted. */
export async function forgetAct(tx: ShopTx, memberId: string, kind: ActKind, act: string): Promise<boolean> {
  const rows = await tx.sql(
    "delete from member_act where shop_id = $1 and member_id = $2 and kind = $3 and act = $4 returning true",
    [tx.shopId, memberId, kind, act],
    "members_forget_act",
  );
  return rows.length > 0;
}

/** Whether the act was noted before. */
export async function hasActed(tx: ShopTx, memberId: string, kind: ActKind, act: string): Promise<boolean> {
  return (await membersWhoActed(tx, [memberId], kind, act)).has(memberId);
}

/** Of whom among these members the act was noted. */
export async function membersWhoActed(tx: ShopTx, memberIds: readonly string[], kind: ActKind, act: string): Promise<Set<string>> {
  const rows = await tx.sql<{ member_id: string }>(
    "select member_id from member_act where shop_id = $1 and member_id = any($2::uuid[]) and kind = $3 and act = $4",
    [tx.shopId, plainArray(memberIds), kind, act],
    "members_who_acted",
  );
  return new Set(rows.map(({ member_id }) => member_id));
}

/** Something that the member's summary shows beside their own row has changed. */
export async function markFace(tx: ShopTx, memberId: string): Promise<void> {
  await tx.sql("update member set face_marks = face_marks + 1 where shop_id = $1 and id = $2", [tx.shopId, memberId], "members_mark_face");
}
