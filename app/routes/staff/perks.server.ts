import type { ShopTx } from "../../db/tenancy.server";
import type { FaceGround } from "../../face/ground.server";
import { localised } from "../../loyalty/texts";
import type { Language } from "../../loyalty/words";
import { perksToHandOver } from "../../referrals/gain-care-rows.server";
import type { StaffPerk } from "./answers";

const mostShown = 20;

/**
 * Perks that a member redeemed, may collect and was not handed over yet, newest first, and those that referrals gave them, in the words of the
 * program that they are of.
 */
export async function waitingPerks(tx: ShopTx, memberId: string, language: Language, { versions, shop }: FaceGround): Promise<StaffPerk[]> {
  const rows = await tx.prisma.redemption.findMany({
    where: {
      memberId,
      status: "used",
      handedOverAt: null,
      value: { path: ["kind"], equals: "perk" },
      OR: [{ expiresAt: null }, { expiresAt: { gt: tx.now } }],
    },
    orderBy: [{ reservedAt: "desc" }, { id: "desc" }],
    take: mostShown,
    select: { id: true, reward: true, programVersion: true },
  });
  const given = await perksToHandOver(tx, memberId, mostShown);
  return [...rows, ...given].map(({ id, reward: key, programVersion }) => {
    const version = versions.find(({ number }) => number === programVersion) ?? versions[versions.length - 1];
    const reward = version?.program.rewards.find((one) => one.key === key);
    const says = reward?.kind === "perk" && reward.instructions ? localised(reward.instructions, language, shop.locale) : null;
    return { id, title: (reward && localised(reward.title, language, shop.locale)) ?? key, says };
  });
}
