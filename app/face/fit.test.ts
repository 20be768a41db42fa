import { describe, expect, it } from "vitest";
import { bytesOf, cut, jsonMetafieldLimit } from "./fit";
import { memberFaceLimit } from "./fit-member-face";
import { programFaceLimit } from "./fit-program-face";
import { sampleMemberFace, sampleMembers, sampleProgramFace } from "./sample";

/** Signs of four bytes: the most that a merchant's 2,000 characters may take. */
const long = (length: number) => "🌊".repeat(Math.floor(length / 2));
const texts = (length: number) => ({ en: long(length), fr: long(length) });
const image = { en: `https://cdn.example.com/${"a".repeat(200)}` };

const ordinary = (length: number) => ({ en: "a".repeat(length), fr: "é".repeat(length) });

function parts(count: number, length: number, of = texts, key = `key-${"x".repeat(56)}`) {
  const keys = Array.from({ length: count }, (_, place) => `${key}-${place}`);
  const described = { title: of(length), description: of(length), image };
  return {
    earning: keys.map((key) => ({ key, ...described, on: "event" as const, type: key, points: "50" })),
    rewards: keys.map((key, place) => ({ key, ...described, kind: "amount" as const, cost: 200 + place, value: "5.00" })),
    tiers: {
      measure: "spend" as const,
      window: "lifetime" as const,
      levels: keys.slice(0, 20).map((key, place) => ({ key, ...described, from: `${place}.00` })),
    },
  };
}

describe("the largest program", () => {
  it("fits, whatever its merchant wrote: 100 ways, 100 rewards, 20 tiers, texts as long as may be", () => {
    const face = sampleProgramFace({ ...parts(100, 2_000), title: texts(2_000), description: texts(2_000) });
    expect(bytesOf(face)).toBeLessThanOrEqual(programFaceLimit);
    expect(programFaceLimit).toBeLessThan(jsonMetafieldLimit);
    expect(face.texts.en?.rewards.map(({ key }) => key)).toEqual(face.rewards.map(({ key }) => key));
    expect(face.texts.fr?.rewards).toHaveLength(face.rewards.length);
    expect(face.rewards.length).toBeGreaterThan(40);
  });

  it("keeps all of its parts where titles and descriptions are of an ordinary length", () => {
    const face = sampleProgramFace(parts(100, 60, ordinary, "key"));
    expect(bytesOf(face)).toBeLessThanOrEqual(programFaceLimit);
    expect(face.rewards).toHaveLength(100);
    expect(face.texts.en?.earning).toHaveLength(100);
  });

  it("loses descriptions before images, and images before titles", () => {
    const face = sampleProgramFace(parts(17, 300, ordinary));
    expect(face.texts.en?.rewards[0]?.description?.length ?? 0).toBeLessThan(300);
    expect(face.texts.en?.rewards[0]?.image).not.toBeNull();
    expect(face.texts.en?.rewards[0]?.title).toHaveLength(300);
    expect(sampleProgramFace(parts(2, 300, ordinary)).texts.en?.rewards[0]?.description).toHaveLength(300);
  });

  it("gives members a summary that fits, with points, tier and dates in it", () => {
    const change = parts(100, 2_000);
    const reward = change.rewards[0]!.key;
    const codes = Array.from({ length: 40 }, (_, place) => ({ ...sampleMembers.active.codes[0]!, id: `id-${place}`, reward }));
    const movements = Array.from({ length: 40 }, () => ({
      at: "2026-11-20T10:00:00.000Z",
      points: 9_007_199_254_740_991,
      programVersion: 3,
      explanation: { codes: Array.from({ length: 30 }, () => ({ code: "tag-excluded", tag: long(255) })) },
      note: long(1_000),
    }));
    const tier = { key: change.tiers.levels[0]!.key, until: "2026-12-22T23:59:59.999Z", dueAt: null };
    const face = sampleMemberFace("active", { codes, movements, tier, measure: 0 }, change);
    expect(bytesOf(face)).toBeLessThanOrEqual(memberFaceLimit);
    expect(face.texts.en).toMatchObject({ available: "1,250 points", pending: "120 points, from 3 December 2026" });
    expect(face.codes).toHaveLength(face.texts.fr?.codes.length ?? -1);
    expect(face.codes.length).toBeGreaterThan(0);
  });

  it("shows at most 20 codes and 10 movements", () => {
    const codes = Array.from({ length: 30 }, (_, place) => ({ ...sampleMembers.active.codes[0]!, id: `id-${place}` }));
    const movements = Array.from({ length: 30 }, () => sampleMembers.active.movements[0]!);
    const face = sampleMemberFace("active", { codes, movements });
    expect([face.codes.length, face.texts.en?.movements.length]).toEqual([20, 10]);
  });
});

describe("cutting", () => {
  it("never parts a sign", () => {
    expect(cut("🌊🌊🌊🌊", 3)).toBe("🌊🌊…");
    expect(cut("abc", 3)).toBe("abc");
  });
});
