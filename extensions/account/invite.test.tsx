import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { AdvocateAnswer } from "../../app/face/advocate/advocate-answer";
import { sampleMemberFace } from "../../app/face/sample";
import { all, appThat, close, summaryOf, text, toggle, told } from "./account.fixture";

const extension = getExtension("customer-account.page.render");
beforeEach(() => extension.setUp());
afterEach(() => {
  close();
  extension.tearDown();
});

const referral = { advocate: { points: "200" }, friend: { kind: "amount" as const, value: "10.00" } };
const link = "https://demo.example/apps/fidelio/friend/ZEBRA234";
const answer: AdvocateAnswer = {
  open: true,
  code: "ZEBRA234",
  link,
  offer: ["You get 200 points for each friend."],
  share: { text: "For your first order", ways: [{ to: "whatsapp", label: "WhatsApp", url: "https://wa.me/?text=x" }] },
  nameShown: true,
  earned: ["200 points for 1 friend so far."],
  friends: [{ id: "1", name: "Bob", state: "rewarded", says: "You got 200 points on 5 December 2026." }],
  milestones: [{ says: "3 friends: 100 points", reached: false, done: 1, of: 3, progress: "1 of 3" }],
  ui: { "friends-title": "Who came through you", code: "Your code", copy: "Copy the link", change: "Change the code" },
};

async function open(shop: object, replies: object = {}) {
  const app = appThat({ summary: summaryOf(sampleMemberFace(), { referral }, "en", shop), ...replies });
  extension.fetch = app.fetch;
  await extension.render();
  await vi.waitFor(() => expect(text()).toContain("1,250 points"));
  return app;
}

it("shows what a member hands on and what came of it, read when it is opened", async () => {
  const app = await open({ appPlan: "growth" }, { referrals: answer });
  expect(app.asked("referrals")).toHaveLength(0);
  toggle("Invite friends");
  await vi.waitFor(() => expect(text()).toContain("ZEBRA234"));
  for (const part of [
    "You get 200 points for each friend.",
    "WhatsApp",
    "3 friends: 100 points · 1 of 3",
    "BobYou got 200 points on 5 December 2026.",
  ]) {
    expect(text()).toContain(part);
  }
  expect(all("s-clipboard-item").map((item) => item.getAttribute("text"))).toContain(link);
  expect(app.asked("referrals")).toHaveLength(1);
});

it("says what is the matter where nobody answers, and nothing while referrals are closed", async () => {
  await open({ appPlan: "growth" });
  toggle("Invite friends");
  await vi.waitFor(() => expect(told().join()).toContain("critical"));
  close();
  extension.tearDown();
  extension.setUp();
  await open({});
  expect(text()).not.toContain("Invite friends");
});
