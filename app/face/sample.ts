import { demoProgram } from "../loyalty/default-program";
import { parseProgram, type Program, type ProgramDocument, type ProgramVersion } from "../loyalty/program";
import { termsVersion } from "../loyalty/terms";
import { settingsSchema } from "../programs/settings";
import type { FaceShop } from "./face-languages";
import { memberFace } from "./member-face";
import type { Doings, MemberState } from "./member-state";
import { programFace } from "./program-face";
import type { MemberFace, ProgramFace } from "./public-face";

/** Both documents as the real functions make them, for tests that draw from them: the demo's program, some members of it. */
export const sampleShop: FaceShop = {
  name: "Paper & Lantern",
  zone: "Europe/London",
  currency: "GBP",
  locale: "en",
  locales: ["en", "fr"],
  status: "active",
  spendingPaused: null,
};

export const sampleNow = "2026-11-22T12:00:00.000Z";

/** Nothing beside orders. */
export const noDoings: Doings = { now: sampleNow, joinedAt: null, earlier: {}, visited: {}, birthday: null, aged: false, used: [] };

/** A program as published, from the demo's document with changes. */
export function sampleProgram(change: Partial<ProgramDocument> = {}): Program {
  const parsed = parseProgram({ ...demoProgram, ...change });
  if (!parsed.ok) throw new Error(parsed.faults.map(({ path, message }) => `${path}: ${message}`).join("; "));
  return parsed.program;
}

export function sampleProgramFace(change: Partial<ProgramDocument> = {}, shop: Partial<FaceShop> = {}): ProgramFace {
  const settings = settingsSchema.parse({});
  return programFace({ program: sampleProgram(change), version: 3, settings, shop: { ...sampleShop, ...shop }, now: sampleNow });
}

export const sampleMembers = {
  /** points to spend, more to come, a code, movements */
  active: {
    status: "active",
    balance: { available: 1250, pending: 120, owed: 0 },
    tier: { key: "silver", until: null, dueAt: "2027-03-01T00:00:00.000Z" },
    measure: 267_000,
    lots: [
      { remaining: 200, approved: true, availableAt: "2026-03-12T09:00:00.000Z", expiresAt: "2027-03-12T23:59:59.999Z" },
      { remaining: 1050, approved: true, availableAt: "2026-06-12T09:00:00.000Z", expiresAt: "2027-06-12T22:59:59.999Z" },
      { remaining: 120, approved: false, availableAt: "2026-12-03T09:00:00.000Z", expiresAt: "2027-12-03T23:59:59.999Z" },
    ],
    movements: [
      {
        at: "2026-11-20T10:00:00.000Z",
        points: -200,
        programVersion: 3,
        explanation: { codes: [{ code: "reserved", points: 200 }] },
      },
      {
        at: "2026-11-19T09:00:00.000Z",
        points: 120,
        programVersion: 3,
        explanation: {
          codes: [
            {
              code: "earned-multiplied",
              points: 120,
              base: 9600,
              currency: "GBP",
              rate: "1",
              per: 100,
              multiplier: "1.25",
              tier: "silver",
            },
            { code: "gift-cards", count: 1 },
          ],
        },
      },
      { at: "2026-01-05T09:00:00.000Z", points: 50, programVersion: 3, explanation: { codes: [{ code: "signup", points: 50 }] } },
    ],
    codes: [
      {
        id: "019a0000-0000-7000-8000-000000000001",
        code: "KWRT7MHXQ2PD",
        reward: "five-off",
        programVersion: 3,
        value: { kind: "amount", amount: "5.00", currency: "GBP" },
        at: "2026-11-20T10:00:00.000Z",
        expiresAt: "2026-12-20T23:59:59.999Z",
      },
    ],
    received: [],
    taken: {},
    redemptions: 1,
    termsAgreed: null,
    invitation: { code: "ADA-ROSES", url: "https://shop.example/apps/fidelio/friend/ADA-ROSES" },
    doings: noDoings,
  },
  /** nothing yet */
  fresh: {
    status: "active",
    balance: { available: 0, pending: 0, owed: 0 },
    tier: { key: "bronze", until: null, dueAt: null },
    measure: 0,
    lots: [],
    movements: [],
    codes: [],
    received: [],
    taken: {},
    redemptions: 0,
    termsAgreed: null,
    invitation: null,
    doings: noDoings,
  },
  /** owes points after a refund, keeps a tier for a while */
  debtor: {
    status: "active",
    balance: { available: 0, pending: 0, owed: 30 },
    tier: { key: "silver", until: "2026-12-22T23:59:59.999Z", dueAt: "2026-12-22T23:59:59.999Z" },
    measure: 90_000,
    lots: [],
    movements: [
      { at: "2026-11-21T10:00:00.000Z", points: -30, programVersion: 3, explanation: { codes: [{ code: "taken-back", points: 30 }] } },
    ],
    codes: [],
    received: [],
    taken: {},
    redemptions: 2,
    termsAgreed: null,
    invitation: null,
    doings: noDoings,
  },
} satisfies Record<string, MemberState>;

export type SampleMember = keyof typeof sampleMembers | "candidate" | "left" | "blocked";

/** A member's face; the standings that differ by status alone are made of the first one. `more` changes what it is made from. */
export function sampleMemberFace(
  which: SampleMember = "active",
  more: Partial<MemberState> = {},
  change: Partial<ProgramDocument> = {},
  shop: Partial<FaceShop> = {},
): MemberFace {
  const base: MemberState =
    which in sampleMembers ? sampleMembers[which as keyof typeof sampleMembers] : { ...sampleMembers.active, codes: [] };
  const status = which === "candidate" || which === "left" || which === "blocked" ? which : "active";
  const program = sampleProgram(change);
  const of: FaceShop = { ...sampleShop, ...shop };
  const live: ProgramVersion = { number: 3, program, inForceFrom: "2026-01-01T00:00:00.000Z" };
  return memberFace({ member: { ...base, status, termsAgreed: termsVersion(program, of), ...more }, versions: [live], shop: of });
}
