import { writtenIn, type Voice } from "../loyalty/describe/voice";
import { writeDate, writeMoney } from "../loyalty/explain/figures";
import { parseMoney } from "../loyalty/money";
import type { ProgramVersion, Reward } from "../loyalty/program";
import type { Taken } from "./member-state";
import type { MemberTexts } from "./public-face";
import { say } from "./say";

/** A live code: what it is for, and until when. */
export function codeTexts(voice: Voice, taken: Taken, versions: readonly ProgramVersion[]): MemberTexts["codes"][number] {
  const reward = citedReward(taken, versions);
  const title = titleOf(voice, taken, reward);
  const { value } = taken;
  // what was chosen belongs to its name
  const chosen =
    reward?.kind === "sliding" && value.kind === "amount"
      ? writeMoney(parseMoney(value.amount, value.currency), value.currency, voice.language)
      : value.kind === "product"
        ? value.title
        : null;
  return {
    title: chosen === null || title.includes(chosen) ? title : say(voice, "code-title", { title, chosen }),
    ends: endsText(voice, taken),
  };
}

/** What is no code for the cart, and what to do with it. */
export function receivedTexts(voice: Voice, taken: Taken, versions: readonly ProgramVersion[]): MemberTexts["received"][number] {
  const reward = citedReward(taken, versions);
  const { value } = taken;
  const amount =
    "amount" in value && value.amount !== null ? writeMoney(parseMoney(value.amount, value.currency), value.currency, voice.language) : "";
  const how = reward?.kind === "perk" ? writtenIn(voice, reward.instructions) : null;
  const what = how ?? say(voice, `received-${value.kind}`, { amount });
  return { title: titleOf(voice, taken, reward), says: [what, endsText(voice, taken)].filter(Boolean).join(" ") };
}

function endsText(voice: Voice, { expiresAt }: Taken): string | null {
  return expiresAt === null ? null : say(voice, "code-ends", { date: writeDate(expiresAt, voice.language, voice.zone) });
}

/** As the program said it when the points were spent. */
function citedReward({ reward, programVersion }: Taken, versions: readonly ProgramVersion[]): Reward | undefined {
  const cited = versions.find(({ number }) => number === programVersion) ?? versions[versions.length - 1]!;
  return cited.program.rewards.find(({ key }) => key === reward);
}

const titleOf = (voice: Voice, taken: Taken, reward: Reward | undefined) => writtenIn(voice, reward?.title) ?? taken.reward;
