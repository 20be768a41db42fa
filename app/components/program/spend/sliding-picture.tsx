import { Text } from "@shopify/polaris";
import { useState } from "react";
import { pointsIn } from "../../../loyalty/describe/voice";
import { writeMoney } from "../../../loyalty/explain/figures";
import { parseMoney } from "../../../loyalty/money";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import { useVoice } from "../voice";
import { useReward } from "./reward-form";
import { placeAt, rangeOf } from "./sliding";
import "./spend.css";

/** The slide as members move it, to be tried: points on one side, money on the other. */
export function SlidingPicture() {
  const { say, language } = useAdmin();
  const { currency } = useDraft().program;
  const { reward } = useReward();
  const voice = useVoice();
  const [wanted, setWanted] = useState<number | null>(null);
  if (reward.kind !== "sliding") return null;
  const range = rangeOf(reward);
  if (range === null) return <Text as="p">{say("pages.typing")}</Text>;
  const steps = Math.min(range.to, Math.max(range.from, wanted ?? Math.round((range.from + range.to) / 2)));
  const place = placeAt(reward, steps, currency);
  if (place === null) return <Text as="p">{say("pages.typing")}</Text>;
  const points = pointsIn(voice, place.points);
  const money = writeMoney(parseMoney(place.money, currency), currency, language);
  return (
    <figure className="spend-slide">
      <figcaption>
        <Text as="span" tone="subdued" variant="bodySm">
          {say(range.open ? "spend.slide.open" : "spend.slide")}
        </Text>
      </figcaption>
      <div className="spend-slide-figures">
        <Text as="span" fontWeight="semibold" numeric>
          {points}
        </Text>
        <Text as="span" fontWeight="semibold" numeric>
          {money}
        </Text>
      </div>
      <input
        type="range"
        min={range.from}
        max={range.to}
        step={1}
        value={steps}
        onChange={(event) => setWanted(Number(event.currentTarget.value))}
        aria-label={say("spend.slide.label")}
        aria-valuetext={`${points} = ${money}`}
      />
    </figure>
  );
}
