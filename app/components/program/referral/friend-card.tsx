import { Card, ChoiceList } from "@shopify/polaris";
import type { FriendGain } from "../../../loyalty/program";
import { isFriendCode } from "../../../loyalty/referral-shape";
import { useAdmin } from "../../admin-frame";
import { ChoiceField } from "../earn/choice-field";
import { DecimalField } from "../fields/decimal-field";
import { put } from "../fields/texts";
import { Pair } from "../spend/pair";
import { useDraft } from "../studio";
import { Titled } from "../titled";
import { Means } from "./means";
import { friendKinds, friendOfKind } from "./referral";
import { useReferral } from "./referral-editing";
import { useReferralWords } from "./referral-words";
import { RewardChoice } from "./reward-choice";
import { WholePoints } from "./whole-points";

type FriendCode = Extract<FriendGain, { kind: "amount" | "percentage" | "shipping" }>;
const others = ["order", "product", "shipping"] as const;

/** What the friend gets: a code at once, or points or a reward with the advocate's. */
export function FriendCard() {
  const { say } = useAdmin();
  const { program } = useDraft();
  const { referral, change } = useReferral();
  const { friend } = referral;
  const words = useReferralWords();
  const set = (gain: FriendGain) => change((now) => ({ ...now, friend: gain }));
  return (
    <Card>
      <Titled title={say("referral.friend")} lead={say("referral.friend.lead")}>
        <ChoiceField
          label="referral.gain"
          options={friendKinds.map((kind) => [kind, `referral.gain.${kind}`] as const)}
          value={friend.kind}
          onChange={(kind) => set(friendOfKind(kind, friend, program))}
        />
        <Gain friend={friend} onChange={set} />
        {isFriendCode(friend) ? <CodeFields friend={friend} onChange={set} /> : null}
        <Means sentence={words.friend} />
      </Titled>
    </Card>
  );
}

interface Props<Gain extends FriendGain> {
  friend: Gain;
  onChange(gain: FriendGain): void;
}

function Gain({ friend, onChange }: Props<FriendGain>) {
  const { say } = useAdmin();
  const { program, faults } = useDraft();
  const fault = (field: string) => faults.at(`referral.friend.${field}`);
  switch (friend.kind) {
    case "amount":
      return (
        <DecimalField
          label={say("referral.friend.value")}
          value={friend.value}
          onChange={(value) => onChange({ ...friend, value })}
          currency={program.currency}
          error={fault("value")}
        />
      );
    case "percentage":
      return (
        <DecimalField
          label={say("referral.friend.percent")}
          value={friend.percent}
          onChange={(percent) => onChange({ ...friend, percent })}
          suffix="%"
          error={fault("percent")}
        />
      );
    case "shipping":
      return null;
    case "points":
      return (
        <WholePoints
          label={say("referral.points")}
          value={friend.points}
          onChange={(points) => onChange({ ...friend, points })}
          error={fault("points")}
        />
      );
    case "reward":
      return <RewardChoice value={friend.reward} onChange={(reward) => onChange({ ...friend, reward })} error={fault("reward")} />;
  }
}

/** From which cart on the code applies, and what it stands beside. */
function CodeFields({ friend, onChange }: Props<FriendCode>) {
  const { say } = useAdmin();
  const { program, faults } = useDraft();
  // of codes for shipping an order takes one: there is nothing to choose
  const offered = others.filter((other) => !(other === "shipping" && friend.kind === "shipping"));
  return (
    <>
      <Pair>
        <DecimalField
          label={say("referral.friend.minimum")}
          value={friend.minimumSubtotal ?? ""}
          onChange={(least) => onChange(put<FriendCode, "minimumSubtotal">(friend, "minimumSubtotal", least === "" ? undefined : least))}
          currency={program.currency}
          helpText={say("referral.friend.minimum.help")}
          error={faults.at("referral.friend.minimumSubtotal")}
        />
      </Pair>
      <ChoiceList
        allowMultiple
        title={say("spend.combines.with")}
        selected={others.filter((other) => friend.combinesWith[other])}
        onChange={(chosen) =>
          onChange({
            ...friend,
            combinesWith: {
              order: chosen.includes("order"),
              product: chosen.includes("product"),
              shipping: chosen.includes("shipping"),
            },
          })
        }
        choices={offered.map((value) => ({ value, label: say(`spend.combines.${value}`) }))}
      />
    </>
  );
}
