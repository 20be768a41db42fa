import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { topicHandlers } from "../../app/intake/topics/index.server";
import { topics, topicsByApi } from "../../devstore/webhooks/topics";

const subscriptions = [...readFileSync("shopify.app.toml", "utf8").matchAll(/^(?:compliance_)?topics = \[([^\]]*)\]/gmu)];
const subscribed = subscriptions.flatMap((match) => [...match[1]!.matchAll(/"([^"]+)"/gu)].map((topic) => topic[1]!)).sort();

it("the intake handles each topic that the app subscribes to, and the stand-in store tells of the same", () => {
  const handled = new Set(topicHandlers.flatMap((handler) => handler.topics));
  expect([...subscribed, ...topicsByApi].filter((topic) => !handled.has(topic))).toEqual([]);
  expect([...topics].sort()).toEqual(subscribed);
});
