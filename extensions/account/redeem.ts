import type { FaceReward } from "../../app/face/public-face";
import { pause } from "../shared/use-acts";
import { fill } from "../shared/words";
import type { Account } from "./account";

/** What a member chooses of a reward that leaves a choice. */
export interface Choice {
  /** of a sliding reward */
  points?: number;
  /** of a free product */
  variant?: string;
}

/** How often, and after how many milliseconds, a code that is being made is looked for. */
const tries = 5;
const wait = 3_000;

/** Exchanges points for a reward and says what came of it beside the reward; while Shopify does not answer, looks again for a while. */
export async function redeem(account: Account, { key }: FaceReward, choice: Choice): Promise<void> {
  const { act, say, again, member, ui } = account;
  if (member === null) return;
  const place = placeOf(key);
  const answer = await act({ place, path: "redeem", send: { reward: key, redemption: member.nextRedemption, ...choice } });
  if (answer === null) return;
  const { id, waiting, says } = answer.body;
  say({ place, tone: waiting ? "info" : "success", text: says ?? "" });
  for (let left = waiting ? tries : 0; left > 0; left -= 1) {
    await pause(wait);
    const now = await again();
    const made = now.ok ? now.body.member?.codes.find((one) => one.id === id) : undefined;
    if (made) return say({ place, tone: "success", text: fill(ui["redeemed"], { code: made.code }) });
  }
}

export const placeOf = (reward: string): string => `reward-${reward}`;
