import { FidelioError } from "../../base/errors";
import type { ShopTx } from "../../db/tenancy.server";
import { dayAt } from "../../loyalty/days";
import { shopCalendar } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { memberOfCustomer } from "../member-rows.server";
import { grantOccasions } from "./grant.server";

/**
 * A member followed the link of a rule for a social network. On trust: nobody knows what they did there. The same link counts once a
 * day at most, and once ever where the rule sets no limit. Answers the link. Throws `not_found` (member, or no such live rule),
 * `member_not_active`.
 */
export async function followLink(tx: ShopTx, customerId: string, key: string): Promise<string> {
  const rules = (await liveVersion(tx))?.program.earning ?? [];
  const rule = rules.flatMap((one) => (one.on === "social" && !one.archived && one.key === key ? [one] : []))[0];
  if (!rule) throw new FidelioError("not_found", { rule: key });
  const member = await memberOfCustomer(tx, customerId, true);
  if (!member || member.status === "erased") throw new FidelioError("not_found");
  if (member.status !== "active") throw new FidelioError("member_not_active", { memberStatus: member.status });
  const causeId = `${member.id}/${dayAt(tx.now.getTime(), (await shopCalendar(tx)).zone)}`;
  await grantOccasions(tx, [{ memberId: member.id, occasion: { on: "social", rule: key, at: tx.now.toISOString() }, causeId }]);
  return rule.link;
}
