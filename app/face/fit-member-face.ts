import { bytesOf, cut, fit } from "./fit";
import type { MemberFace, MemberTexts } from "./public-face";

/** Far below Shopify's 128 KB: it is read with each page of a signed-in customer. */
export const memberFaceLimit = 64 * 1024;

/**
 * Brings a member's face under the limit: movements grow shorter, then fewer, then long titles of codes; at the end the
 * lists of rewards, codes and ways to earn end early, alike in every language. Points, tier and dates always stay.
 */
export function fitMemberFace(face: MemberFace): MemberFace {
  const movements = (change: (movements: MemberTexts["movements"]) => MemberTexts["movements"]) =>
    texts((one) => ({ ...one, movements: change(one.movements) }));
  const fitted = fit(face, memberFaceLimit, [
    movements((all) => all.map((one) => ({ ...one, says: cut(one.says, 120) }))),
    movements((all) => all.slice(0, 5)),
    texts((one) => ({ ...one, codes: one.codes.map((code) => ({ ...code, title: cut(code.title, 60) })) })),
    texts((one) => ({ ...one, tier: shorter(one.tier), next: shorter(one.next), until: shorter(one.until) })),
    movements(() => []),
  ]);
  let shown = fitted;
  for (let most = 80; most > 0 && bytesOf(shown) > memberFaceLimit; most = Math.floor(most * 0.8)) shown = shortened(fitted, most);
  return shown;
}

const shorter = (text: string | null) => (text === null ? null : cut(text, 160));

const texts =
  (change: (texts: MemberTexts) => MemberTexts) =>
  (face: MemberFace): MemberFace => ({
    ...face,
    texts: Object.fromEntries(Object.entries(face.texts).map(([language, one]) => [language, change(one)])),
  });

function shortened(face: MemberFace, most: number): MemberFace {
  const short = texts((one) => ({
    ...one,
    rewards: one.rewards.slice(0, most).map((reward) => ({ ...reward, says: cut(reward.says, 120) })),
    codes: one.codes.slice(0, most),
    ways: one.ways.slice(0, most).map((says) => cut(says, 120)),
  }));
  return short({ ...face, codes: face.codes.slice(0, most), ways: face.ways.slice(0, most) });
}
