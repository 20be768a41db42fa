import { describe, expect, it } from "vitest";
import { claimRefusals } from "../../referrals/referral";
import { codeOf, speakAsOne } from "../catalogues.fixture";
import en from "./words/en.json";
import frTu from "./words/fr-tu.json";
import fr from "./words/fr.json";

describe("what a friend is told", () => {
  speakAsOne({ en, fr, frTu });

  it("has a sentence for each refusal, and none that nothing says", () => {
    const code = codeOf("app/face/friend", "app/routes/proxy", "app/routes/shopper");
    for (const reason of claimRefusals) expect(en).toHaveProperty(reason);
    expect(Object.keys(en).filter((key) => !code.includes(`"${key}"`) && !code.includes(`${key}:`))).toEqual([]);
  });
});
