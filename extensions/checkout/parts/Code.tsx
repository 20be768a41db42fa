import { useState } from "preact/hooks";
import type { MemberTexts } from "../../../app/face/public-face";
import { fill } from "../../shared/words";
import { apply, giveBack, standsIn, type Live } from "../acts";
import { takesCodes } from "../codes";
import type { Part } from "./part";

interface Given {
  part: Part;
  live: Live;
  text: MemberTexts["codes"][number] | undefined;
}

/** A live code: what it takes off here, or how to use it; giving it back asks first. */
export function Code({ part, live, text }: Given) {
  const { view, place, busy, act } = part;
  const { ui, texts } = view;
  const [asking, setAsking] = useState(false);
  const standing = standsIn(view, live);
  const title = text?.title ?? live.code;
  return (
    <s-stack gap="small-200">
      <s-stack gap="none">
        <s-text type="strong">{title}</s-text>
        <s-text color="subdued">{standing?.text ?? text?.ends}</s-text>
      </s-stack>
      <s-stack direction="inline" gap="small-200">
        {standing === null && takesCodes() && (
          <s-button
            accessibilityLabel={fill(ui["checkout_apply_named"], { reward: title })}
            loading={busy === `apply ${live.id}`}
            disabled={busy !== null}
            onClick={() => act(`apply ${live.id}`, () => apply(place, live))}
          >
            {ui["checkout_apply"]}
          </s-button>
        )}
        {!asking && !live.gift && (
          <s-button
            variant="secondary"
            accessibilityLabel={fill(ui["checkout_back_named"], { reward: title })}
            disabled={busy !== null}
            onClick={() => setAsking(true)}
          >
            {ui["give_back"]}
          </s-button>
        )}
      </s-stack>
      {asking && (
        <s-stack gap="small-200">
          <s-text>{fill(ui["give_back_ask"], { points: texts.points[1] })}</s-text>
          <s-button
            variant="secondary"
            loading={busy === `back ${live.id}`}
            disabled={busy !== null}
            onClick={() => act(`back ${live.id}`, () => giveBack(place, live))}
          >
            {ui["give_back_yes"]}
          </s-button>
        </s-stack>
      )}
    </s-stack>
  );
}
