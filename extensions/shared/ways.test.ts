import { describe, expect, it } from "vitest";
import { sampleMemberFace, sampleProgramFace } from "../../app/face/sample";
import { fitting, waysOf } from "./ways";

const texts = sampleProgramFace({}, { appPlan: "growth" }).texts.fr!;
const ways = waysOf(texts.invite!, sampleMemberFace().referral!, texts.ui);

describe("the ways to share, in an extension", () => {
  it("have names, and the message with the link", () => {
    expect(ways.map(({ label }) => label)).toEqual(["WhatsApp", "Messenger", "Messenger", "X", "SMS", "E-mail"]);
    expect(decodeURIComponent(ways[0]!.url)).toContain("https://shop.example/apps/fidelio/friend/ADA-ROSES");
  });

  it.each([
    [true, ["whatsapp", "messenger", "x", "sms", "mail"]],
    [false, ["whatsapp", "messenger-web", "x", "sms", "mail"]],
    [null, ["whatsapp", "messenger", "messenger-web", "x", "sms", "mail"]],
  ])("have Messenger as the device has it (a telephone: %s)", (phone, expected) => {
    expect(fitting(ways, phone).map(({ to }) => to)).toEqual(expected);
  });
});
