import type { Party, ReferralFacts } from "../../../app/loyalty/referral-judgement/facts";
import { plainMailbox } from "../../../app/loyalty/referral-judgement/mailbox";
import { isThrowaway } from "../../../app/referrals/contact";
import type { Generated } from "./generate/generate";
import { orders } from "./generate/rates";
import type { Account, Referral } from "./generate/referral";
import { Claims, of } from "./windows";

const day = 24 * 60;

/** For each generated referral what the app would gather for the judge, from records alone; nothing of what is true. */
export function gatherFacts({ referrals, customers }: Generated): ReferralFacts[] {
  const records = recordsOf(referrals, customers);
  return referrals.map((referral) => {
    const { advocate, friend, claimedAt, claimNetwork, orderAt, orderNetwork, goods } = referral;
    const plain = plainOf(friend);
    const ofCode = records.byAdvocate.get(advocate.id)!;
    const ofNetwork = records.byNetwork.get(claimNetwork)!;
    const codeDay = ofCode.within(claimedAt, day);
    const networkDay = ofNetwork.within(claimedAt, day);
    return {
      advocate: advocate.party,
      friend: friend.party,
      otherFriends: records.friends
        .get(advocate.id)!
        .filter((one) => one !== friend.party)
        .slice(-20),
      ownAccount: false,
      merged: false,
      earlierOrders: 0,
      knownMailbox: records.orderedBefore.get(plain)?.some((one) => one !== advocate && one !== friend) ?? false,
      lookAlikes: lookAlikes(records, advocate, friend),
      sharedNetwork: advocate.traces.has(claimNetwork),
      orderNetworkShared: advocate.traces.has(orderNetwork),
      codeClaims: {
        day: codeDay.length,
        week: ofCode.within(claimedAt, 7 * day).length,
        networksDay: new Set(codeDay.map(({ network }) => network)).size,
      },
      networkClaims: {
        minute: ofNetwork.within(claimedAt, 1).length,
        day: networkDay.length,
        advocatesDay: new Set(networkDay.map((one) => one.advocate)).size,
      },
      aliasReferrals: records.aliases.get(plain)!.filter((one) => one !== friend).length,
      circle: circleOf(records.brought, advocate.id, friend.id),
      disposable: isThrowaway(friend.party.emails[0]!),
      order: { goods, least: orders.least, minutesAfterClaim: orderAt - claimedAt },
    };
  });
}

interface Records {
  byAdvocate: Map<string, Claims>;
  byNetwork: Map<string, Claims>;
  friends: Map<string, Party[]>;
  aliases: Map<string, Account[]>;
  /** by plain mailbox, telephone number, name */
  orderedBefore: Map<string, Account[]>;
  brought: Map<string, string[]>;
}

function recordsOf(referrals: readonly Referral[], customers: readonly Account[]): Records {
  const records: Records = {
    byAdvocate: new Map(),
    byNetwork: new Map(),
    friends: new Map(),
    aliases: new Map(),
    orderedBefore: new Map(),
    brought: new Map(),
  };
  for (const { advocate, friend, claimedAt, claimNetwork } of referrals) {
    const claim = { at: claimedAt, network: claimNetwork, advocate: advocate.id };
    of(records.byAdvocate, advocate.id, () => new Claims()).add(claim);
    of(records.byNetwork, claimNetwork, () => new Claims()).add(claim);
    of(records.friends, advocate.id, () => []).push(friend.party);
    of(records.aliases, plainOf(friend), () => []).push(friend);
    of(records.brought, advocate.id, () => []).push(friend.id);
  }
  for (const claims of [...records.byAdvocate.values(), ...records.byNetwork.values()]) claims.sort();
  const advocates = new Set(referrals.map(({ advocate }) => advocate).filter(({ orderedBefore }) => orderedBefore));
  for (const account of [...customers, ...advocates]) {
    for (const key of [plainOf(account), ...account.party.phones, nameOf(account)]) of(records.orderedBefore, key, () => []).push(account);
  }
  return records;
}

function plainOf(account: Account): string {
  return plainMailbox(account.party.emails[0]!) ?? "";
}

function nameOf({ party }: Account): string {
  return `${party.firstName} ${party.lastName}`.toLowerCase();
}

/** As a search of Shopify's customers by telephone number and name finds them. */
function lookAlikes({ orderedBefore }: Records, advocate: Account, friend: Account): Party[] {
  const found = [...friend.party.phones, nameOf(friend)].flatMap((key) => orderedBefore.get(key) ?? []);
  return [...new Set(found)]
    .filter((one) => one !== advocate && one !== friend)
    .slice(0, 10)
    .map(({ party }) => party);
}

/** Referrals from the advocate by way of the friend back to the advocate, at most six. */
function circleOf(brought: Map<string, string[]>, advocate: string, friend: string): number | null {
  let reached = [friend];
  for (let length = 1; length <= 6; length += 1) {
    if (reached.includes(advocate)) return length;
    reached = [...new Set(reached.flatMap((one) => brought.get(one) ?? []))];
  }
  return null;
}
