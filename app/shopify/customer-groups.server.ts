import { environment } from "../base/environment.server";
import { FidelioError } from "../base/errors";
import { adminClient } from "./admin/client.server";
import {
  ListCustomersWithTagDocument,
  ListSegmentMembersDocument,
  ListSegmentsDocument,
  ListSubscriptionsDocument,
  ReadCustomerTagsDocument,
  ReadSegmentMembershipDocument,
  SubscribeToTopicDocument,
  type WebhookSubscriptionTopic,
} from "./admin/generated";
import { gidOf, idOfGid } from "./facts/ids";
import { wordsOf } from "./facts/product-facts";

const customersAtOnce = 100;
const segmentTopics: readonly WebhookSubscriptionTopic[] = ["CUSTOMER_JOINED_SEGMENT", "CUSTOMER_LEFT_SEGMENT"];

interface Page {
  hasNextPage: boolean;
  endCursor: string | null;
}

/** Customers that have the tag (lower case) now, in pages. */
export async function* customersWithTag(shopDomain: string, tag: string): AsyncGenerator<string[]> {
  const client = adminClient(shopDomain);
  // within quotes a search knows only these two
  const query = `tag:"${tag.replaceAll(/["\\]/gu, "\\$&")}"`;
  for (let after: string | null = null, more = true; more;) {
    const { customers }: { customers: { nodes: Array<{ id: string; tags: string[] }>; pageInfo: Page } } = await client.run(
      ListCustomersWithTagDocument,
      { query, after },
    );
    // a search may match more than was asked: the customer's own list decides
    yield customers.nodes.filter(({ tags }) => wordsOf(tags).includes(tag)).map(({ id }) => idOfGid(id));
    after = customers.pageInfo.endCursor;
    more = customers.pageInfo.hasNextPage;
  }
}

/** Customers who are in the segment now, in pages. A segment that is gone has none. */
export async function* customersInSegment(shopDomain: string, segmentId: string): AsyncGenerator<string[]> {
  const client = adminClient(shopDomain);
  for (let after: string | null = null, more = true; more;) {
    const { customerSegmentMembers: page }: { customerSegmentMembers: { edges: Array<{ node: { id: string } }>; pageInfo: Page } } =
      await client.run(ListSegmentMembersDocument, { segmentId: gidOf("Segment", segmentId), after });
    yield page.edges.map(({ node }) => idOfGid(node.id));
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
}

/** The tags of these customers, lower case; a customer that is gone is not there. */
export async function tagsOfCustomers(shopDomain: string, customerIds: readonly string[]): Promise<Map<string, string[]>> {
  const tags = new Map<string, string[]>();
  for (let from = 0; from < customerIds.length; from += customersAtOnce) {
    const ids = customerIds.slice(from, from + customersAtOnce).map((id) => gidOf("Customer", id));
    const { nodes } = await adminClient(shopDomain).run(ReadCustomerTagsDocument, { ids });
    for (const node of nodes) if (node && "tags" in node) tags.set(idOfGid(node.id), wordsOf(node.tags));
  }
  return tags;
}

/** Which of these segments the customer is in now. */
export async function segmentsOfCustomer(shopDomain: string, customerId: string, segmentIds: readonly string[]): Promise<string[]> {
  if (segmentIds.length === 0) return [];
  const { customerSegmentMembership } = await adminClient(shopDomain).run(ReadSegmentMembershipDocument, {
    customerId: gidOf("Customer", customerId),
    segmentIds: segmentIds.map((id) => gidOf("Segment", id)),
  });
  return customerSegmentMembership.memberships.filter(({ isMember }) => isMember).map(({ segmentId }) => idOfGid(segmentId));
}

/** The shop's customer segments by name, for whoever chooses one; at most 1,000. */
export async function listSegments(shopDomain: string): Promise<Array<{ id: string; name: string }>> {
  const found: Array<{ id: string; name: string }> = [];
  for (let after: string | null = null, pages = 0; pages < 10; pages += 1) {
    const { segments }: { segments: { nodes: Array<{ id: string; name: string }>; pageInfo: Page } } = await adminClient(shopDomain).run(
      ListSegmentsDocument,
      { after },
    );
    found.push(...segments.nodes.map(({ id, name }) => ({ id: idOfGid(id), name })));
    if (!segments.pageInfo.hasNextPage) break;
    after = segments.pageInfo.endCursor;
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Has Shopify tell us who joins and leaves segments: topics that it does not take from shopify.app.toml. Once a shop: the address is
 * their natural key. Throws `shopify_unavailable`.
 */
export async function subscribeToSegments(shopDomain: string): Promise<void> {
  const client = adminClient(shopDomain);
  const uri = `${environment().APP_URL}/webhooks`;
  const { webhookSubscriptions } = await client.run(ListSubscriptionsDocument, { topics: [...segmentTopics] });
  const held = webhookSubscriptions.nodes.filter((one) => one.uri === uri).map(({ topic }) => topic);
  for (const topic of segmentTopics) {
    if (held.includes(topic)) continue;
    const { webhookSubscriptionCreate: made } = await client.run(SubscribeToTopicDocument, { topic, uri }, { repeatable: true });
    const taken = made?.userErrors.some(({ message }) => /taken/iu.test(message)) ?? false;
    if (!made?.webhookSubscription && !taken) throw new FidelioError("conflict", { reason: "shopify-refused", topic });
  }
}
