import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleMemberFace, sampleMembers } from "../../app/face/sample";
import type { ProgramDocument } from "../../app/loyalty/program";
import { all, appThat, buttons, change, close, headings, press, refused, summaryOf, text, toggle, told } from "./account.fixture";

const extension = getExtension("customer-account.page.render");
beforeEach(() => {
  extension.setUp();
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(async () => {
  close();
  // effects that wait for the next frame would wait for ever, and the next test's with them
  await vi.advanceTimersByTimeAsync(1_000);
  extension.tearDown();
  vi.useRealTimers();
});

const member = sampleMemberFace();
/** after redeeming: less to spend, a code more */
const after = sampleMemberFace("active", {
  balance: { available: 1050, pending: 120, owed: 0 },
  redemptions: 2,
  codes: [
    { ...sampleMembers.active.codes[0]!, id: "019a0000-0000-7000-8000-000000000002", code: "NEWC0DE23456" },
    ...sampleMembers.active.codes,
  ],
});
const making = sampleMemberFace("active", {
  balance: { available: 1050, pending: 120, owed: 0 },
  redemptions: 2,
  codes: [{ ...sampleMembers.active.codes[0]!, id: "019a0000-0000-7000-8000-000000000002", code: null }, ...sampleMembers.active.codes],
});

const madeAt = "019a0000-0000-7000-8000-000000000002";
const redeemed = {
  ...{ status: 201, member: after, id: madeAt, kind: "amount", code: "NEWC0DE23456", waiting: false, applies: true, variant: null },
  says: "Your code is NEWC0DE23456.",
};
const waiting = {
  ...redeemed,
  status: 202,
  member: making,
  code: null,
  waiting: true,
  says: "Your code is being made. It appears here in a moment.",
};

async function open(
  replies: Parameters<typeof appThat>[0] = {},
  who: Parameters<typeof summaryOf>[0] = member,
  document: Partial<ProgramDocument> = {},
) {
  const app = appThat({ summary: summaryOf(who, document), ...replies });
  extension.fetch = app.fetch;
  await extension.render();
  await vi.waitFor(() => expect(all("s-page")).toHaveLength(1));
  return app;
}
const says = (...sentences: string[]) => vi.waitFor(() => expect(told()).toEqual(sentences));

describe("redeeming", () => {
  it("gives a code, said beside the reward and shown among the codes", async () => {
    const app = await open({ redeem: redeemed });
    press("Redeem: £5 off");
    await says("success: Your code is NEWC0DE23456.");
    expect(app.asked("redeem")[0]!.fields).toEqual({ reward: "five-off", redemption: "1", language: "en", surface: "account" });
    expect(text()).toContain("1,050 points");
    expect(all("s-clipboard-item").map((one) => one.getAttribute("text"))).toEqual(["NEWC0DE23456", "KWRT7MHXQ2PD"]);
  });

  it("once, however often it is pressed", async () => {
    const app = await open({ redeem: redeemed });
    press("Redeem: £5 off");
    press("Redeem: £5 off");
    await says("success: Your code is NEWC0DE23456.");
    expect(app.asked("redeem")).toHaveLength(1);
  });

  it("waits while Shopify does not answer, and looks again until the code is there", async () => {
    const app = await open({ redeem: waiting });
    press("Redeem: £5 off");
    await says("info: Your code is being made. It appears here in a moment.");
    expect(headings()).toContain("Your rewards");
    await vi.advanceTimersByTimeAsync(3_000);
    app.replies["summary"] = summaryOf(after);
    await vi.advanceTimersByTimeAsync(3_000);
    await says("success: Your code is NEWC0DE23456.");
  });

  it.each([
    ["insufficient-points", "Your balance is too low for this reward."],
    ["spending-paused", "Redeeming is paused for now. Your balance stays as it is."],
    ["needs-cart", "This reward is redeemed from the cart."],
  ])("is refused with the app's sentence (%s), and what is true then is read", async (reason, title) => {
    const app = await open({ redeem: refused(reason, title) });
    press("Redeem: £5 off");
    await says(`critical: ${title}`);
    await vi.waitFor(() => expect(app.asked("summary")).toHaveLength(2));
  });

  it("is the same redemption again when nobody answered", async () => {
    const app = await open();
    press("Redeem: £5 off");
    await says("critical: offline_deed");
    app.replies["redeem"] = redeemed;
    press("Redeem: £5 off");
    await says("success: Your code is NEWC0DE23456.");
    expect(app.asked("redeem").map(({ fields }) => fields["redemption"])).toEqual(["1", "1"]);
    expect(app.asked("summary")).toHaveLength(1);
  });
});

describe("what else can be done", () => {
  it("gives a code back", async () => {
    const app = await open({ "give-back": { member: sampleMemberFace("active", { codes: [] }) } });
    press("Yes, give back");
    await says("success: The reward is given back.");
    expect(app.asked("give-back")[0]!.fields["redemption"]).toBe("019a0000-0000-7000-8000-000000000001");
    expect(all("s-clipboard-item")).toHaveLength(0);
  });

  it("reads the lots when they are opened", async () => {
    const lots = [{ points: "240 of 300 points", dates: "Until 12 March 2027", earned: "Earned on 12 March 2026" }];
    const app = await open({ lots: { lots } });
    expect(app.asked("lots")).toHaveLength(0);
    toggle("When your balance ends");
    await vi.waitFor(() => expect(text()).toContain("240 of 300 pointsUntil 12 March 2027"));
    app.replies["lots"] = { lots: [{ ...lots[0]!, points: "40 of 300 points" }] };
    app.replies["redeem"] = redeemed;
    press("Redeem: £5 off");
    await vi.waitFor(() => expect(text()).toContain("40 of 300 points"));
  });

  it("reads older movements page by page", async () => {
    const movements = Array.from({ length: 10 }, () => sampleMembers.active.movements[2]!);
    const page = (words: string) => [{ on: "1 May 2025", points: "+1", says: words }];
    const older = ({ fields }: { fields: Record<string, unknown> }) =>
      fields["cursor"] === "c" ? { movements: page("the oldest"), cursor: null } : { movements: page("older"), cursor: "c" };
    const app = await open({ history: older, redeem: redeemed }, sampleMemberFace("active", { movements }));
    press("Show more");
    await vi.waitFor(() => expect(text()).toContain("older"));
    press("Show more");
    await vi.waitFor(() => expect(text()).toContain("the oldest"));
    expect(buttons()).not.toContain("Show more");
    press("Redeem: £5 off");
    await vi.waitFor(() => expect(text()).not.toContain("the oldest"));
    expect(app.asked("history")).toHaveLength(2);
  });

  it("keeps a birthday with the consent, and says what is wrong", async () => {
    const app = await open({ birthday: refused("birthday-missing", "Choose a day that exists and tick the box.", 422) });
    press("Save the birthday");
    await says("critical: Choose a day that exists and tick the box.");
    app.replies["birthday"] = { member };
    await change("Day", "4");
    await change("Month", "4");
    await change("I agree that the shop keeps my birthday for this", true);
    press("Save the birthday");
    await says("success: Your birthday is kept.");
    expect(app.asked("birthday")[1]!.fields).toMatchObject({ day: "4", month: "4", agree: "yes" });
  });

  it("leaves, and can join again", async () => {
    const app = await open({ leave: { member: sampleMemberFace("left") }, join: { member } });
    press("Yes, leave the program");
    await vi.waitFor(() => expect(text()).toContain("You left the program. You can join again at any time."));
    expect(text()).toContain("1,250 points");
    expect(buttons()).not.toContain("Redeem: £5 off");
    press("Join the program");
    await says("success: You take part from now on.");
    expect(headings()).toContain("Your membership");
    expect(app.asked("join")[0]!.fields["terms"]).toBe(summaryOf(member).program!.terms.version);
  });
});

describe("who is no member", () => {
  it("is told what joining brings, and joins with a tick where the program asks for one", async () => {
    const terms = { terms: { ask: true } };
    const no = refused("terms-not-agreed", "Tick the box to accept the terms.", 422);
    const app = await open({ join: ({ fields }) => (fields["agree"] === "yes" ? { member } : no) }, null, terms);
    expect(text()).toContain("50 points for joining");
    expect(headings()).not.toContain("Your balance");
    press("Join the program");
    await says("critical: Tick the box to accept the terms.");
    await change("I accept the terms of the program", true);
    press("Join the program");
    await vi.waitFor(() => expect(headings()).toContain("Your balance"));
    expect(app.asked("join")).toHaveLength(2);
  });

  it("sees what waits for them as a candidate", async () => {
    await open({}, sampleMemberFace("candidate"));
    expect(headings()).toContain("Your balance");
    expect(buttons()).toContain("Join the program");
    expect(buttons()).not.toContain("Redeem: £5 off");
  });
});
