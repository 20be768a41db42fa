import { useState } from "preact/hooks";
import type { StaffCustomerAnswer, StaffReward, StaffSlide } from "../../app/routes/staff/answers";
import { writeMoney } from "../shared/money";
import { rangeOf, within } from "../shared/slide";
import { countOf, fill } from "../shared/words";
import { Outcome } from "./outcome";
import { say } from "./pos";
import type { Choice, Deeds } from "./use-deeds";

interface RewardsProps {
  rewards: StaffReward[];
  words: Record<string, string>;
  names: StaffCustomerAnswer["names"];
  /** that can be spent */
  points: number;
  acts: Deeds;
  /** the reward or code about which is being asked */
  asked: string | null;
  onAsk: (key: string | null) => void;
}

/** The same rewards as online, with the same limits; nothing is exchanged before a second tap. */
export function Rewards({ rewards, words, names, points, acts, asked, onAsk }: RewardsProps) {
  return (
    <s-section heading={words["rewards"] ?? ""}>
      <s-stack gap="base">
        {rewards.length === 0 && <s-text>{words["rewards-none"]}</s-text>}
        {rewards.map((reward) => (
          <s-stack key={reward.key} gap="small">
            <s-text type="strong">{reward.title}</s-text>
            <s-text>{reward.cost}</s-text>
            {reward.conditions !== "" && <s-text color="subdued">{reward.conditions}</s-text>}
            <s-text color="subdued">{reward.says}</s-text>
            <Outcome acts={acts} about={reward.key} />
            {asked === reward.key ? (
              <Asked reward={reward} words={words} names={names} points={points} acts={acts} onEnd={() => onAsk(null)} />
            ) : (
              <s-button variant="primary" disabled={!reward.can || acts.busy} onClick={() => onAsk(reward.key)}>
                {words["redeem"]}
              </s-button>
            )}
          </s-stack>
        ))}
      </s-stack>
    </s-section>
  );
}

interface AskedProps extends Pick<RewardsProps, "words" | "names" | "points" | "acts"> {
  reward: StaffReward;
  onEnd: () => void;
}

function Asked({ reward, words, names, points: available, acts, onEnd }: AskedProps) {
  const { slide, variants } = reward;
  const range = slide && rangeOf(slide, available);
  const [points, setPoints] = useState(range?.from ?? 0);
  const [variant, setVariant] = useState(variants.length === 1 ? (variants[0]?.id ?? "") : "");
  const fits = slide === null || (range !== null && points === within(points, slide, range));
  const ready = fits && (variants.length === 0 || variant !== "");
  const choice: Choice = { ...(slide === null ? {} : { points }), ...(variant === "" ? {} : { variant }) };
  return (
    <s-stack gap="small">
      {slide !== null && range !== null && (
        <Slide slide={slide} range={range} names={names} points={points} fits={fits} words={words} onChange={setPoints} />
      )}
      {variants.length > 1 && (
        <s-stack gap="small">
          <s-text>{words["variant"]}</s-text>
          <s-choice-list values={[variant]} onChange={(event) => setVariant(event.currentTarget.values?.[0] ?? "")}>
            {variants.map(({ id, title }) => (
              <s-choice key={id} value={id}>
                {title}
              </s-choice>
            ))}
          </s-choice-list>
        </s-stack>
      )}
      {reward.expires !== null && <s-text tone="caution">{reward.expires}</s-text>}
      <s-text>{fill(reward.ask, { points: countOf(points, names) })}</s-text>
      <s-stack direction="inline" gap="small">
        <s-button
          variant="primary"
          loading={acts.busy}
          disabled={!ready}
          onClick={() => {
            onEnd();
            acts.redeem(reward, choice);
          }}
        >
          {words["redeem-yes"]}
        </s-button>
        <s-button onClick={onEnd}>{words["back"]}</s-button>
      </s-stack>
    </s-stack>
  );
}

interface SlideProps extends Pick<RewardsProps, "words" | "names"> {
  slide: StaffSlide;
  range: { from: number; to: number };
  points: number;
  fits: boolean;
  onChange: (points: number) => void;
}

/** The till has no slider: a number, with its limits and what it comes to beside it. */
function Slide({ slide, range: { from, to }, names, points, fits, words, onChange }: SlideProps) {
  const limits = fill(words["limits"], { from: countOf(from, names), to: countOf(to, names), step: countOf(slide.step, names) });
  const language = say("language") === "fr" ? "fr" : "en";
  return (
    <s-stack gap="small">
      <s-number-field
        label={words["points"] ?? ""}
        details={limits}
        {...(fits ? {} : { error: limits })}
        inputMode="numeric"
        min={from}
        max={to}
        value={String(points)}
        onInput={(event) => onChange(Number(event.currentTarget.value ?? 0))}
      />
      {fits && (
        <s-text>
          {fill(words["labelled"], {
            label: words["worth"] ?? "",
            value: writeMoney((points / slide.step) * slide.value, slide.currency, language),
          })}
        </s-text>
      )}
    </s-stack>
  );
}
