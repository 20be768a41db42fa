import { useState } from "preact/hooks";
import type { FaceReward } from "../../../app/face/public-face";
import { choicesOf, slideOf } from "../../shared/choices";
import { rangeOf, within } from "../../shared/slide";
import { fill } from "../../shared/words";
import { redeem } from "../acts";
import { takesCodes, takesLines } from "../codes";
import type { Part } from "./part";
import { SlideField } from "./Slide";

/** A reward with what it costs, asks for and leaves; its choice, where it has one; a button, where it is within reach. */
export function Reward({ part, reward }: { part: Part; reward: FaceReward }) {
  const { view, place, busy, act } = part;
  const { ui, member } = view;
  const text = view.texts.rewards.find(({ key }) => key === reward.key);
  const stands = view.mine?.rewards.find(({ key }) => key === reward.key);
  const slide = slideOf(reward);
  const choices = choicesOf(reward);
  const range = slide === null ? null : rangeOf(slide, member?.available ?? 0);
  const [points, setPoints] = useState(range?.from ?? 0);
  const [variant, setVariant] = useState(choices.length === 1 ? choices[0]!.variant : "");
  if (text === undefined) return null;
  const chosen = slide === null || range === null ? undefined : within(points, slide, range);
  const open = stands?.can === true && text.closed === null;
  const can = open && takesCodes() && (slide === null || range !== null) && (choices.length === 0 || takesLines());
  const name = `redeem ${reward.key}`;
  const wish = {
    reward: reward.key,
    ...(chosen === undefined ? {} : { points: chosen }),
    ...(choices.length === 0 ? {} : { variant }),
  };
  return (
    <s-stack gap="small-200">
      <s-stack gap="none">
        <s-text type="strong">{text.title}</s-text>
        <s-text>{open && stands !== undefined ? `${text.cost} · ${stands.says}` : text.cost}</s-text>
        {text.conditions !== "" && <s-text color="subdued">{text.conditions}</s-text>}
        {text.closed !== null && <s-text>{text.closed}</s-text>}
        {!open && stands !== undefined && <s-text color="subdued">{stands.says}</s-text>}
        {can && stands?.expires && <s-text>{stands.expires}</s-text>}
      </s-stack>
      {can && slide !== null && range !== null && chosen !== undefined && (
        <SlideField view={view} reward={reward} slide={slide} range={range} points={points} chosen={chosen} choose={setPoints} />
      )}
      {can && choices.length > 1 && (
        <s-select
          label={ui["choose_variant"] ?? ""}
          placeholder={ui["choose_variant"] ?? ""}
          value={variant}
          onChange={(event: Event) => setVariant((event.currentTarget as HTMLSelectElement).value)}
        >
          {choices.map((one) => (
            <s-option key={one.variant} value={one.variant}>
              {one.title}
            </s-option>
          ))}
        </s-select>
      )}
      {can && (
        <s-button
          variant="secondary"
          accessibilityLabel={fill(ui["redeem_named"], { reward: text.title })}
          loading={busy === name}
          disabled={busy !== null || (choices.length > 0 && variant === "")}
          onClick={() => act(name, () => redeem(place, wish))}
        >
          {ui["redeem"]}
        </s-button>
      )}
    </s-stack>
  );
}
