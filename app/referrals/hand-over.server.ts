import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { lockMembers } from "../ledger/members.server";
import { noteActs } from "../programs/audit-entries.server";
import { noteHandedOver, readGain } from "./gain-care-rows.server";

/**
 * Notes that staff handed over a perk that a referral gave; twice is once, by whoever was first. Throws `not_found`, and `conflict`
 * when it is no perk, or was taken back.
 */
export async function handOverGain(tx: ShopTx, id: string, actor: string): Promise<void> {
  const found = await readGain(tx, id);
  if (found === null) throw new FidelioError("not_found");
  await lockMembers(tx, [found.memberId]);
  const gain = (await readGain(tx, id)) ?? found;
  if (gain.value?.kind !== "perk" || gain.state !== "given") {
    throw new FidelioError("conflict", { kind: gain.value?.kind ?? gain.kind, gainState: gain.state });
  }
  if (gain.handedOverAt !== null) return;
  await noteHandedOver(tx, id, actor);
  await noteActs(tx, [{ actor, action: "referral.hand-over", subject: id, detail: { reward: gain.reward } }]);
}
