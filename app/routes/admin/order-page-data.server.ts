import type { ShopTx } from "../../db/tenancy.server";
import { noteRead } from "../../members/member-reads.server";
import { memberNames } from "../../members/names.server";
import { readOrderPage } from "../../members/order-page.server";
import { loadVersions } from "../../programs/versions.server";
import { programTitles } from "./program-titles.server";
import type { PageVisit } from "./visit.server";

/** All that an order's page shows. Where it names the member, that it was looked at is noted. Throws `not_found`. */
export async function orderPage(tx: ShopTx, visit: PageVisit, orderId: string) {
  const order = await readOrderPage(tx, orderId);
  if (order.memberId && order.customerId) await noteRead(tx, order.memberId, visit.actor);
  const titles = await programTitles(tx, visit.language);
  const version = (await loadVersions(tx)).find(({ number }) => number === order.programVersion);
  const bases = (version?.program.earning ?? []).flatMap((rule) => (rule.on === "order" && !rule.archived ? [rule.basis] : []));
  const { customerId, memberId: _, sources, redemptions, ...rest } = order;
  return {
    ...rest,
    sources: Object.entries(sources).map(([key, points]) => ({ key, title: titles("rule", key, order.programVersion), ...points })),
    member: customerId === null ? null : { customerId, name: (await memberNames(tx, [customerId])).get(customerId) ?? null },
    rewards: redemptions.map(({ id, reward, code, points, programVersion }) => ({
      id,
      code,
      points,
      title: titles("reward", reward, programVersion),
    })),
    versionSince: version?.inForceFrom ?? null,
    tierTitle: order.context?.tier ? titles("tier", order.context.tier, order.programVersion) : null,
    /** what beside goods the rules of that version count */
    counted: {
      shipping: bases.some(({ shipping }) => shipping),
      tips: bases.some(({ tips }) => tips),
      duties: bases.some(({ duties }) => duties),
    },
  };
}
