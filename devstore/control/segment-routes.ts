import { z } from "zod";
import type { Segment, Shop } from "../store/entities";
import { RefusedRequest, startChange, type World } from "../store/world";
import { route, shopField, shopOf, type Route } from "./route";

const shop = shopField;
const ids = z.array(z.string().regex(/^\d+$/)).default([]);

function knownCustomers(world: World, where: Shop, wanted: readonly string[]): string[] {
  const stranger = wanted.find((id) => !world.state.get("customer", where.domain, id));
  if (stranger !== undefined) throw new RefusedRequest(`${where.domain} has no customer ${stranger}.`);
  return [...new Set(wanted)];
}

/** The segment with other members; who joined and who left is told to an app that asked for it. */
function changeMembers(world: World, where: Shop, segment: Segment, members: string[]): Segment {
  const change = startChange(world, where);
  const after = { ...segment, members, updatedAt: change.at };
  change.put("segment", where.domain, segment.id, after);
  const tell = (topic: string, customer: string) =>
    change.tell(topic, {
      body: {
        shop_id: `gid://shopify/Shop/${where.id}`,
        customer_id: `gid://shopify/Customer/${customer}`,
        segment_id: `gid://shopify/Segment/${segment.id}`,
      },
    });
  for (const id of members) if (!segment.members.includes(id)) tell("customer.joined_segment", id);
  for (const id of segment.members) if (!members.includes(id)) tell("customer.left_segment", id);
  change.commit();
  return after;
}

export const segmentRoutes: Route[] = [
  route("GET", /^\/control\/segments$/, z.object({ shop }), (control, body) => ({
    segments: [...control.world.state.table("segment", shopOf(control, body.shop).domain).values()],
  })),
  route("POST", /^\/control\/segments$/, z.strictObject({ shop, name: z.string().min(1), members: ids }), (control, body) => {
    const where = shopOf(control, body.shop);
    const change = startChange(control.world, where);
    const segment: Segment = {
      id: String(change.next("segment", 600_000_000_001)),
      name: body.name,
      query: "",
      members: [],
      createdAt: change.at,
      updatedAt: change.at,
    };
    change.put("segment", where.domain, segment.id, segment).commit();
    return changeMembers(control.world, where, segment, knownCustomers(control.world, where, body.members));
  }),
  route("POST", /^\/control\/segments\/(\d+)$/, z.strictObject({ shop, add: ids, remove: ids }), (control, body, [id]) => {
    const where = shopOf(control, body.shop);
    const segment = control.world.state.get("segment", where.domain, id!);
    if (!segment) throw new RefusedRequest(`${where.domain} has no segment ${id}.`);
    const wanted = [...segment.members, ...knownCustomers(control.world, where, body.add)];
    const members = [...new Set(wanted)].filter((member) => !body.remove.includes(member));
    return changeMembers(control.world, where, segment, members);
  }),
];
