import { isFidelioError } from "../../base/errors";
import { log } from "../../base/log.server";
import type { EvidenceView, PersonView } from "../../components/referrals/views";
import type { Party, PostalAddress } from "../../loyalty/referral-judgement/facts";
import { noteRead } from "../../members/member-reads.server";
import { advocatesOrders, readGroundwork, readPeople, type ReferralGroundwork, type ReferralPeople } from "../../referrals/facts.server";
import { networkHashOf } from "../../referrals/network.server";
import { clientAddresses, partyOf } from "../../referrals/parties";
import type { PageVisit } from "./visit.server";

/** A page waits no longer for Shopify, in milliseconds. */
const patience = 5_000;

/**
 * Both sides as Shopify tells of them now, for a person to compare; nothing of it is kept, and that they were looked at is noted. Null
 * where Shopify does not answer. Never rejects: the page stands without it.
 */
export async function referralEvidence(visit: PageVisit, id: string): Promise<EvidenceView | null> {
  try {
    const work = await visit.inShop(async (tx) => {
      const found = await readGroundwork(tx, id);
      await noteRead(tx, found.row.advocateId, visit.actor);
      if (found.row.friendId !== null) await noteRead(tx, found.row.friendId, visit.actor);
      return found;
    });
    return evidenceOf(work, await readPeople(work, { withinMs: patience }));
  } catch (error) {
    if (!isFidelioError(error, "shopify_unavailable"))
      log.error({ err: error, shopId: visit.shopId, referralId: id }, "no evidence to show");
    return null;
  }
}

function evidenceOf(work: ReferralGroundwork, people: ReferralPeople): EvidenceView {
  const { advocate, friend, order } = people;
  const ordered = advocatesOrders(work, people);
  const friends = [order, friend].filter((one) => one !== undefined);
  return {
    advocate: advocate ? personOf(partyOf([advocate, ...ordered]), advocate.orderCount) : null,
    friend: friends.length === 0 ? null : personOf(partyOf(friends), friend?.orderCount ?? null),
    network: networkOf(work, people),
  };
}

function networkOf(work: ReferralGroundwork, people: ReferralPeople): EvidenceView["network"] {
  const seen = new Set([...work.traces, ...clientAddresses(advocatesOrders(work, people)).map(networkHashOf)]);
  const friends = [work.row.networkHash, networkHashOf(people.order?.clientIp)].filter((one) => one !== null);
  if (seen.size === 0 || friends.length === 0) return "unknown";
  return friends.some((network) => seen.has(network)) ? "same" : "other";
}

const personOf = ({ emails, phones, firstName, lastName, addresses }: Party, orders: number | null): PersonView => ({
  name: [firstName, lastName].filter(Boolean).join(" ") || null,
  emails: [...emails],
  phones: [...phones],
  addresses: addresses.map(linesOf).filter((lines) => lines.length > 0),
  orders,
});

/** As on an envelope. */
function linesOf({ name, company, address1, address2, zip, city, country }: PostalAddress): string[] {
  const town = [zip, city].filter(Boolean).join(" ");
  return [name, company, address1, address2, [town, country].filter(Boolean).join(", ")].filter(
    (line) => line !== null && line !== "",
  ) as string[];
}
