import { describe, expect, it } from "vitest";
import { codeRefusals } from "../../referrals/code-refusals";
import { referralStates } from "../../referrals/referral";
import { codeOf, speakAsOne } from "../catalogues.fixture";
import { labels } from "./advocate-words";
import { shareTargets } from "../../loyalty/share-ways";
import en from "./words/en.json";
import frTu from "./words/fr-tu.json";
import fr from "./words/fr.json";

describe("what an advocate is told", () => {
  speakAsOne({ en, fr, frTu });

  it("has a sentence for each state and refusal, a label for each way to share, and no word that nothing says", () => {
    const named: readonly string[] = [...referralStates, ...codeRefusals, ...shareTargets.map((to) => `by-${to}`)];
    for (const key of [...named, ...labels]) expect(en).toHaveProperty([key]);
    const code = codeOf("app/face/advocate");
    expect(Object.keys(en).filter((key) => !code.includes(`"${key}"`) && !named.includes(key))).toEqual([]);
  });
});
