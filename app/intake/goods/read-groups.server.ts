import { inShop } from "../../db/tenancy.server";
import { noteMemberGroups, noteWholeGroup, type Group } from "../../members/customer-periods.server";
import { memberIdsOf } from "../../members/members-of-customers.server";
import { asksForCustomers } from "../../programs/needs";
import { shopNeeds } from "../../programs/shop-needs.server";
import { shopRow } from "../../programs/shop.server";
import {
  customersInSegment,
  customersWithTag,
  segmentsOfCustomer,
  subscribeToSegments,
  tagsOfCustomers,
} from "../../shopify/customer-groups.server";
import { inTurn } from "../in-turn.server";
import { judgeAgainInSteps, ordersSince } from "./judge-again.server";

const standing = (shopId: string) =>
  inShop(shopId, async (tx) => ({
    domain: (await shopRow(tx)).domain,
    at: tx.now.toISOString(),
    needs: await shopNeeds(tx),
  }));

/**
 * Reads who has the tags and is in the segments that rules name, and judges again what was judged without it. After a publication that
 * names one first, and once a day: a webhook may never come. A customer whom we do not know yet is read when we meet them.
 */
export async function readGroups(shopId: string): Promise<void> {
  const { domain, needs } = await standing(shopId);
  if (needs.segments.length > 0) await subscribeToSegments(domain);
  const groups: Group[] = [
    ...needs.customerTags.map((value) => ({ kind: "tag" as const, value })),
    ...needs.segments.map((value) => ({ kind: "segment" as const, value })),
  ];
  for (const group of groups) {
    const { at } = await standing(shopId);
    const memberIds = new Set<string>();
    const pages = group.kind === "tag" ? customersWithTag(domain, group.value) : customersInSegment(domain, group.value);
    for await (const page of pages) {
      const found = await inShop(shopId, (tx) => memberIdsOf(tx, page));
      for (const id of found.values()) memberIds.add(id);
    }
    const orders = await inTurn(shopId, async (tx) => ordersSince(tx, await noteWholeGroup(tx, group, memberIds, at)));
    await judgeAgainInSteps(shopId, orders);
  }
}

/** Reads which of the named tags and segments these customers have, whom we met first: webhooks tell only what changes from then on. */
export async function readCustomers(shopId: string, customerIds: readonly string[]): Promise<void> {
  const { domain, at, needs } = await standing(shopId);
  if (!asksForCustomers(needs)) return;
  const tags = needs.customerTags.length > 0 ? await tagsOfCustomers(domain, customerIds) : new Map<string, string[]>();
  const segments = new Map<string, string[]>();
  for (const id of needs.segments.length > 0 ? customerIds : []) segments.set(id, await segmentsOfCustomer(domain, id, needs.segments));
  const orders = await inTurn(shopId, async (tx) => {
    const members = await memberIdsOf(tx, customerIds);
    const looked = [...members].flatMap(([customerId, memberId]) => [
      ...needs.customerTags.map((value) => ({ kind: "tag" as const, value, memberId, found: has(tags, customerId, value) })),
      ...needs.segments.map((value) => ({ kind: "segment" as const, value, memberId, found: has(segments, customerId, value) })),
    ]);
    return ordersSince(tx, await noteMemberGroups(tx, looked, at));
  });
  await judgeAgainInSteps(shopId, orders);
}

const has = (lists: ReadonlyMap<string, readonly string[]>, customerId: string, value: string) =>
  lists.get(customerId)?.includes(value) ?? false;
