import { expect, it } from "vitest";
import { demoProgram } from "../default-program";
import { parseProgram } from "../program";
import type { FriendGain } from "../referral-shape";
import { friendGainIn } from "./friend-gain";
import { voiceOf } from "./voice";

const parsed = parseProgram(demoProgram);
if (!parsed.ok) throw new Error("the demo's program is one");
const { program } = parsed;
const combinesWith = { order: false, product: false, shipping: false };
const gains: Array<[string, FriendGain, string, string]> = [
  ["an amount", { kind: "amount", value: "10", combinesWith }, "£10.00 off", "10,00 £ de remise"],
  [
    "an amount from a minimum on",
    { kind: "amount", value: "10.00", minimumSubtotal: "40", combinesWith },
    "£10.00 off on orders of £40.00 or more",
    "10,00 £ de remise dès 40,00 £ d’achat",
  ],
  ["a percentage", { kind: "percentage", percent: "12.5", combinesWith }, "12.5% off", "12,5 % de remise"],
  ["shipping", { kind: "shipping", combinesWith }, "free shipping", "la livraison offerte"],
  ["points", { kind: "points", points: "200" }, "200 points", "200 points"],
  ["a reward", { kind: "reward", reward: "five-off" }, "£5 off", "5 £ de réduction"],
];

it.each(gains)("names %s", (_, gain, en, fr) => {
  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, " ");
  const shop = { locale: "en", zone: "Europe/London" };
  expect(plain(friendGainIn(voiceOf(program, "en", shop), program, gain))).toBe(en);
  expect(plain(friendGainIn(voiceOf(program, "fr", shop), program, gain))).toBe(fr);
});
