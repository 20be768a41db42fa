import type { FaceReward } from "../../../app/face/public-face";
import { comesTo } from "../../shared/choices";
import { within } from "../../shared/slide";
import { fill } from "../../shared/words";
import type { Account } from "../account";
import { valueOf } from "../fields";

interface Shown {
  account: Account;
  reward: FaceReward;
  slide: NonNullable<FaceReward["slide"]>;
  range: { from: number; to: number };
  /** as typed */
  points: number;
  /** the whole steps of it */
  chosen: number;
  choose: (points: number) => void;
}

/** Points to money: a number with steps, by keyboard too, and beside it what it comes to. Accounts have no slider. */
export function SlideField({ account, reward, slide, range, points, chosen, choose }: Shown) {
  const { ui, texts } = account;
  return (
    <s-stack gap="small-300">
      <s-number-field
        label={fill(ui["slide_label"], { points: texts.points[1] })}
        controls="stepper"
        inputMode="numeric"
        min={range.from}
        max={range.to}
        step={slide.step}
        value={String(points)}
        onInput={(event) => choose(Number(valueOf(event)))}
        onChange={(event) => choose(within(Number(valueOf(event)), slide, range))}
      />
      <s-stack accessibilityRole="status">
        <s-text>{comesTo(account, reward, chosen)}</s-text>
      </s-stack>
    </s-stack>
  );
}
