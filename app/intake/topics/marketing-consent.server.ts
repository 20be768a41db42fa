import { ensureMembers } from "../../members/ensure.server";
import type { MemberOccasion } from "../../members/occasions/grant.server";
import { bareCustomer } from "../../members/profile.server";
import { marketingConsentFromWebhook, type MarketingConsent } from "../../shopify/facts/marketing-consent";
import { grantAndJudge } from "../occasions/grant-and-judge.server";
import type { TopicHandler } from "../topic";

/**
 * A consent to marketing that Shopify calls confirmed is an occasion, once ever for each of e-mail and SMS. Nothing is taken back on
 * its withdrawal, and the consent itself is not kept: Shopify's record stays the only one.
 */
export const marketingConsent: TopicHandler<MarketingConsent> = {
  topics: ["customers_email_marketing_consent/update", "customers_marketing_consent/update"],
  read: (payload, topic) => marketingConsentFromWebhook(payload, topic),
  async apply(tx, items) {
    const confirmed = items.filter(({ work }) => work.confirmed);
    const members = await ensureMembers(
      tx,
      [...new Set(confirmed.map(({ work }) => work.customerId))].map((id) => ({ ...bareCustomer(id), seenAt: null })),
    );
    const occasions = new Map<string, MemberOccasion>();
    for (const { work, happenedAt } of confirmed) {
      const member = members.get(work.customerId);
      if (!member || member.status === "erased") continue;
      const at = work.at ?? happenedAt.toISOString();
      const key = `${work.channel}/${member.id}`;
      const first = occasions.get(key);
      if (!first || at < first.occasion.at)
        occasions.set(key, { memberId: member.id, occasion: { on: work.channel, at }, causeId: member.id });
    }
    // e-mail and SMS of one member are of different kinds, and each kind stands here once
    const granted = await grantAndJudge(tx, [...occasions.values()]);
    const rewarded = new Set(granted.filter(({ isNew }) => isNew).map(({ memberId }) => memberId));
    return items.map(({ work }) => {
      const member = work.confirmed ? members.get(work.customerId) : undefined;
      return member && rewarded.has(member.id) ? "applied" : "unchanged";
    });
  },
};
