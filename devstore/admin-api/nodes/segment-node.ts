import type { Customer, Segment } from "../../store/entities";
import { Connection, sortKey, type PageArguments } from "../connection";
import { gid, idOf, type Context } from "../context";

export function segmentNode(segment: Segment): object {
  return {
    __typename: "Segment",
    id: gid("Segment", segment.id),
    name: segment.name,
    query: segment.query,
    creationDate: segment.createdAt,
    lastEditDate: segment.updatedAt,
  };
}

export function theSegment(context: Context, text: string): Segment | undefined {
  const id = idOf("Segment", text);
  return id === null ? undefined : context.world.state.get("segment", context.shop.domain, id);
}

/** A customer as a segment's member: Shopify answers an id of another kind with the customer's own number. */
const memberNode = (customer: Customer) => ({
  __typename: "CustomerSegmentMember",
  id: gid("CustomerSegmentMember", customer.id),
  displayName: [customer.firstName, customer.lastName].filter(Boolean).join(" "),
  firstName: customer.firstName,
  lastName: customer.lastName,
  note: customer.note,
});

export function segmentMembers(segment: Segment | undefined, args: PageArguments, context: Context): object {
  const known = context.world.state.table("customer", context.shop.domain);
  const members = (segment?.members ?? []).flatMap((id) => known.get(id) ?? []);
  const page = new Connection(members, args, (one) => sortKey("", one.id), memberNode);
  return Object.assign(page, { totalCount: members.length });
}
