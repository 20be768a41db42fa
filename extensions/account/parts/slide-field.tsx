import { rungOf } from "../../shared/choices";
import type { Slide } from "../../shared/slide";
import { fill } from "../../shared/words";
import type { Account } from "../account";
import { valueOf } from "../fields";

interface Shown {
  account: Account;
  words: Account["texts"]["rewards"][number];
  slide: Slide;
  range: { from: number; to: number };
  /** as typed */
  points: number;
  /** the whole steps of it */
  chosen: number;
  choose: (points: number) => void;
}

/** Points to money: a number with steps, by keyboard too, and beside it what it comes to. Accounts have no slider. */
export function SlideField({ account: { ui, texts }, words, slide, range, points, chosen, choose }: Shown) {
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
        onChange={() => choose(chosen)}
      />
      <s-stack accessibilityRole="status">
        <s-text>{rungOf(words, slide, chosen)}</s-text>
      </s-stack>
    </s-stack>
  );
}
