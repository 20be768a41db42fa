import type { ShopTx } from "../../db/tenancy.server";
import { voiceOf } from "../../loyalty/describe/voice";
import { referralsOpen } from "../../loyalty/referrals-open";
import type { Language } from "../../loyalty/words";
import { memberOfCustomer } from "../../members/member-rows.server";
import { shopPlan } from "../../programs/plan.server";
import { shopRow } from "../../programs/shop.server";
import { loadVersions } from "../../programs/versions.server";
import { broughtBy, earnedBy, type Brought } from "../../referrals/brought-rows.server";
import { codesOf } from "../../referrals/codes.server";
import { membersWithHiddenName } from "../../referrals/first-name.server";
import { friendLink } from "../../referrals/link.server";
import type { AdvocateAnswer } from "./advocate-answer";
import { broughtIn, earnedIn, messageIn, milestonesIn, offerIn } from "./advocate-texts";
import { advocateSays, labels } from "./advocate-words";
import { coded, shareWays } from "../../loyalty/share-ways";

/** More than anybody reads; the sums are of all. */
const mostFriends = 50;

/** What a member's own page of referrals shows, in one language; null: they take no part, or there is no program. */
export async function readAdvocate(tx: ShopTx, customerId: string, language: Language): Promise<AdvocateAnswer | null> {
  const versions = await loadVersions(tx);
  const live = versions.at(-1);
  const member = live && (await memberOfCustomer(tx, customerId));
  if (!live || member?.status !== "active") return null;
  const shop = await shopRow(tx);
  const { program } = live;
  const voice = voiceOf(program, language, shop);
  const open = referralsOpen(program, { plan: (await shopPlan(tx)).plan.key, status: shop.status }, tx.now.toISOString());
  const code = open === null ? null : ((await codesOf(tx, [member.id])).get(member.id) ?? null);
  const link = code === null ? null : friendLink(shop, code);
  const brought = await broughtBy(tx, member.id, mostFriends);
  const hidden = await membersWithHiddenName(tx, [member.id, ...brought.flatMap(({ friendId }) => friendId ?? [])]);
  const earned = await earnedBy(tx, member.id);
  const message = open && coded(messageIn(voice, program, open, shop.name), code ?? "");
  const nameOf = ({ friendId, firstName }: Brought) => (friendId !== null && !hidden.has(friendId) ? firstName : null);
  return {
    open: open !== null,
    code,
    link,
    offer: open === null ? [] : offerIn(voice, program, open),
    share:
      message === null || link === null
        ? null
        : { text: message.text, ways: shareWays(message, link, (to) => advocateSays(voice, `by-${to}`)) },
    nameShown: open?.showName ? !hidden.has(member.id) : null,
    earned: earnedIn(voice, earned),
    friends: brought.map((row) => {
      // what was promised when the friend claimed
      const begun = versions.find(({ number }) => number === row.programVersion) ?? live;
      const said = { says: broughtIn(voiceOf(begun.program, language, shop), begun.program, row), state: row.state };
      return { id: row.id, name: nameOf(row) ?? advocateSays(voice, "somebody"), ...said };
    }),
    milestones: milestonesIn(voice, program, earned),
    ui: Object.fromEntries(labels.map((label) => [label, advocateSays(voice, label)])),
  };
}
