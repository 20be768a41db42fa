import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { AdvocateAnswer } from "../../app/face/advocate/advocate-answer";
import { sampleMemberFace } from "../../app/face/sample";
import { all, appThat, change, close, press, refused, summaryOf, text, toggle, told } from "./account.fixture";

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
  ui: {
    "friends-title": "Who came through you",
    code: "Your code",
    link: "Your link",
    copy: "Copy the link",
    "copy-message": "Copy the message",
    change: "Change the code",
    "change-send": "Keep this code",
    "name-shown": "Whoever opens your link reads your first name.",
    "name-hidden": "Whoever opens your link does not read your name.",
    "name-hide": "Do not show my first name",
    "name-show": "Show my first name",
    qr: "Your link as a QR code",
  },
};

/** Where a word of the member's own is entered. */
const codeField = () => all("s-text-field").find((one) => one.getAttribute("label") === "Your code");

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
  const copies = all("s-clipboard-item").map((item) => item.getAttribute("text"));
  expect(copies).toEqual(expect.arrayContaining([link, `For your first order ${link}`]));
  expect(all("s-text-field").map((one) => one.getAttribute("value"))).toContain(link);
  expect(all("s-qr-code").map((one) => one.getAttribute("content"))).toEqual([link]);
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

it("takes a word of the member's own for a code, or says beside the field why not, and keeps whether the name is shown", async () => {
  const taken = refused("taken", "This code belongs to somebody else.");
  const app = await open(
    { appPlan: "growth" },
    { referrals: answer, "referrals/code": taken, "referrals/name": { ...answer, nameShown: false } },
  );
  toggle("Invite friends");
  await vi.waitFor(() => expect(text()).toContain("ZEBRA234"));
  await change("Your code", "roses");
  press("Keep this code");
  await vi.waitFor(() => expect(codeField()?.getAttribute("error")).toBe("This code belongs to somebody else."));
  app.replies["referrals/code"] = { ...answer, code: "ROSES" };
  press("Keep this code");
  await vi.waitFor(() => expect(text()).toContain("Your codeROSES"));
  expect(app.asked("referrals/code").at(-1)?.fields).toEqual({ code: "roses", language: "en" });
  press("Do not show my first name");
  await vi.waitFor(() => expect(text()).toContain("does not read your name"));
  expect(app.asked("referrals/name").at(-1)?.fields["show"]).toBe("no");
});

it("takes a friend's code of whoever is signed in, says why not beside the field, and leads to the shop with what they get", async () => {
  const unknown = { ...refused("unknown-code", "This code is not known.", 422), field: "code" };
  const app = await open({ appPlan: "growth" }, { friend: unknown });
  await change("Code", "nobodys");
  press("Use the code");
  await vi.waitFor(() => expect(all("s-text-field").at(-1)?.getAttribute("error")).toBe("This code is not known."));
  app.replies["friend"] = { status: 201, code: "ABCD-EFGH", waiting: false, says: "Your code is ABCD-EFGH." };
  press("Use the code");
  await vi.waitFor(() => expect(told()).toContain("success: Your code is ABCD-EFGH."));
  expect(app.asked("friend").at(-1)?.fields).toEqual({ code: "nobodys", language: "en", surface: "account" });
  expect(all("s-link").map((one) => one.getAttribute("href"))).toContain("https://demo.example/discount/ABCD-EFGH?redirect=/");
});
