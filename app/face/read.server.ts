import type { ShopTx } from "../db/tenancy.server";
import { memberOfCustomer } from "../members/member-rows.server";
import { readGround } from "./ground.server";
import { memberFace } from "./member-face";
import type { MemberFace } from "./public-face";
import { readStates } from "./read-states.server";

/** A member's face as it is now, settled first; null: no such member, or no program. A merged customer has that of who they became. */
export async function readMemberFace(tx: ShopTx, customerId: string): Promise<MemberFace | null> {
  const ground = await readGround(tx);
  const member = ground === null ? null : await memberOfCustomer(tx, customerId);
  if (ground === null || member === null) return null;
  const [read] = await readStates(tx, ground, [member.id]);
  return read === undefined ? null : memberFace({ member: read.state, versions: ground.versions, shop: ground.shop });
}
