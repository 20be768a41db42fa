import { topicsByApi } from "../../webhooks/topics";
import type { Subscription } from "../../store/entities";
import { startChange } from "../../store/world";
import { Connection, sortKey, type PageArguments } from "../connection";
import { gid, type Context } from "../context";

/** CUSTOMER_JOINED_SEGMENT is the topic customer.joined_segment. */
const enumOf = (topic: string) => topic.replace(".", "_").toUpperCase();

function node(subscription: Subscription): object {
  return {
    __typename: "WebhookSubscription",
    id: gid("WebhookSubscription", subscription.id),
    topic: enumOf(subscription.topic),
    uri: subscription.uri,
    createdAt: subscription.createdAt,
    updatedAt: subscription.updatedAt,
  };
}

const held = (context: Context) => [...context.world.state.table("subscription", context.shop.domain).values()];

interface Asked {
  topic: string;
  webhookSubscription: { uri?: string | null };
}

/** A topic once for each address; everything is delivered to the app's own, whatever was named. */
function create({ topic: wanted, webhookSubscription }: Asked, context: Context): object {
  const refused = (field: string, message: string) => ({ webhookSubscription: null, userErrors: [{ field: [field], message }] });
  const topic = [...topicsByApi].find((one) => enumOf(one) === wanted);
  if (topic === undefined) return refused("topic", "The stand-in store tells of this topic by the app's configuration alone.");
  const uri = webhookSubscription.uri ?? "";
  if (!URL.canParse(uri)) return refused("webhookSubscription", "Address is invalid");
  if (held(context).some((one) => one.topic === topic && one.uri === uri))
    return refused("webhookSubscription", "Address for this topic has already been taken");
  const change = startChange(context.world, context.shop);
  const id = String(change.next("subscription", 150_000_000_001));
  const made: Subscription = { id, topic, uri, createdAt: change.at, updatedAt: change.at };
  change.put("subscription", context.shop.domain, id, made).commit();
  return { webhookSubscription: node(made), userErrors: [] };
}

export const subscriptionMutations = { webhookSubscriptionCreate: create };

export function subscriptionConnection(args: PageArguments & { topics?: string[] | null }, context: Context): object {
  const wanted = held(context).filter(({ topic }) => !args.topics || args.topics.includes(enumOf(topic)));
  return new Connection(wanted, args, (one) => sortKey("", one.id), node);
}
