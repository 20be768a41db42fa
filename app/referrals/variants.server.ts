import { inShop } from "../db/tenancy.server";
import type { ProgramVersion } from "../loyalty/program";
import { shopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { readVariants } from "../shopify/variants.server";
import type { Variants } from "./plan-gain.server";

/** The variants that the rewards of a version's referrals give, as Shopify sells them; asked before the transaction: none waits for the network. */
export async function variantsFor(shopId: string, programVersion: number): Promise<Variants> {
  const { version, domain } = await inShop(shopId, async (tx) => ({
    version: (await loadVersions(tx)).find(({ number }) => number === programVersion),
    domain: (await shopRow(tx)).domain,
  }));
  const ids = version === undefined ? [] : givenVariants(version.program);
  if (ids.length === 0) return new Map();
  const found = await readVariants(domain, ids);
  return new Map([...found].filter(([, { available }]) => available));
}

function givenVariants({ referral, rewards }: Pick<ProgramVersion["program"], "referral" | "rewards">): string[] {
  if (referral === null) return [];
  const friend = referral.friend.kind === "reward" ? [referral.friend.reward] : [];
  const keys = new Set([referral.advocate.reward, ...friend, ...referral.milestones.map(({ reward }) => reward)]);
  return rewards.flatMap((reward: ProgramVersion["program"]["rewards"][number]) =>
    keys.has(reward.key) && reward.kind === "product" ? reward.choices.slice(0, 1).map(({ variant }) => variant) : [],
  );
}
