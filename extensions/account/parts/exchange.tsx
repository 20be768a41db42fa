import { useState } from "preact/hooks";
import type { FaceReward } from "../../../app/face/public-face";
import { rangeOf, within } from "../../shared/slide";
import { fill } from "../../shared/words";
import type { Account } from "../account";
import { valueOf } from "../fields";
import { placeOf, redeem } from "../redeem";
import { Ask } from "./ask";
import { SlideField } from "./slide-field";

/** What is made at once and cannot be given back: asked about first. */
const final = ["gift-card", "store-credit", "perk"];

interface Shown {
  account: Account;
  words: Account["texts"]["rewards"][number];
  reward: FaceReward;
}

/** The button that exchanges points, with what the reward leaves to choose. */
export function Exchange({ account, words, reward }: Shown) {
  const { ui, busy, member } = account;
  const { slide, variants } = reward;
  const range = slide === null ? null : rangeOf(slide, member?.available ?? 0);
  const [points, setPoints] = useState(range?.from ?? 0);
  const [variant, setVariant] = useState(variants[0]?.id ?? "");
  if (slide !== null && range === null) return null;
  const chosen = slide === null || range === null ? undefined : within(points, slide, range);
  const take = () =>
    void redeem(account, reward, {
      ...(chosen === undefined ? {} : { points: chosen }),
      ...(variants.length === 0 ? {} : { variant }),
    });
  const label = fill(ui["redeem_named"], { reward: words.title });
  const turning = busy === placeOf(reward.key);
  return (
    <s-stack gap="small">
      {slide !== null && range !== null && chosen !== undefined && (
        <SlideField account={account} reward={reward} slide={slide} range={range} points={points} chosen={chosen} choose={setPoints} />
      )}
      {variants.length > 1 && (
        <s-select label={ui["choose_variant"] ?? ""} value={variant} onChange={(event) => setVariant(valueOf(event))}>
          {variants.map(({ id, title }) => (
            <s-option key={id} value={id}>
              {title}
            </s-option>
          ))}
        </s-select>
      )}
      {final.includes(reward.kind) ? (
        <Ask
          primary
          id={`take-${reward.key}`}
          opens={ui["redeem"] ?? ""}
          label={label}
          asks={fill(ui["account_final"], { points: words.cost })}
          yes={ui["account_final_yes"] ?? ""}
          no={ui["close"] ?? ""}
          busy={turning}
          done={take}
        />
      ) : (
        <s-button variant="primary" loading={turning} accessibilityLabel={label} onClick={take}>
          {ui["redeem"]}
        </s-button>
      )}
    </s-stack>
  );
}
