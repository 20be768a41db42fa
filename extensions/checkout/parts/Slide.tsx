import type { FaceReward } from "../../../app/face/public-face";
import { comesTo } from "../../shared/choices";
import { within, type Slide } from "../../shared/slide";
import type { View } from "../../shared/view";
import { fill } from "../../shared/words";

interface Given {
  view: View;
  reward: FaceReward;
  slide: Slide;
  range: { from: number; to: number };
  /** as typed */
  points: number;
  /** the choice that it stands for */
  chosen: number;
  choose: (points: number) => void;
}

const numberIn = (event: Event): number => Number((event.currentTarget as HTMLInputElement).value);

/** Points to money: a number with steps, by keyboard too, and what it comes to. A checkout has no slider. */
export function SlideField({ view, reward, slide, range, points, chosen, choose }: Given) {
  const { ui, texts } = view;
  return (
    <s-stack gap="small-200">
      <s-number-field
        label={fill(ui["slide_label"], { points: texts.points[1] })}
        controls="stepper"
        inputMode="numeric"
        min={range.from}
        max={range.to}
        step={slide.step}
        value={String(points)}
        onInput={(event: Event) => choose(numberIn(event))}
        // a step's button may say both at once, before the first was drawn
        onChange={(event: Event) => choose(within(numberIn(event), slide, range))}
      />
      <s-stack accessibilityRole="status">
        <s-text>{comesTo(view, reward, chosen)}</s-text>
      </s-stack>
    </s-stack>
  );
}
