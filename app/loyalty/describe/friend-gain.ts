import type { Program } from "../program";
import type { FriendGain } from "../referral-shape";
import { say } from "./say";
import { pointsIn, writtenIn, type Voice } from "./voice";
import { moneyIn } from "./when-words";

/** What a friend gets, to follow "You get": "£10.00 off on orders of £40.00 or more", "200 points", a reward by its title. */
export function friendGainIn(voice: Voice, program: Pick<Program, "rewards">, gain: FriendGain): string {
  const given = givenIn(voice, program, gain);
  const minimum = "minimumSubtotal" in gain ? gain.minimumSubtotal : undefined;
  return minimum === undefined ? given : say(voice, "friend-from", { gain: given, amount: moneyIn(voice, minimum) });
}

function givenIn(voice: Voice, { rewards }: Pick<Program, "rewards">, gain: FriendGain): string {
  switch (gain.kind) {
    case "amount":
      return say(voice, "friend-amount", { amount: moneyIn(voice, gain.value) });
    case "percentage": {
      const percent = new Intl.NumberFormat(voice.language, { style: "percent", maximumFractionDigits: 4 });
      return say(voice, "friend-percentage", { percent: percent.format(Number(gain.percent) / 100) });
    }
    case "shipping":
      return say(voice, "friend-shipping");
    case "points":
      return pointsIn(voice, gain.points);
    case "reward":
      return writtenIn(voice, rewards.find(({ key }) => key === gain.reward)?.title) ?? gain.reward;
  }
}
