import { Select } from "@shopify/polaris";
import type { AdvocateGain, Milestone } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { ChoiceField } from "../earn/choice-field";
import { titleIn } from "../earn/rule-words";
import { WholeField } from "../fields/whole-field";
import { Pair } from "../spend/pair";
import { useDraft } from "../studio";
import { gainKinds, gainOfKind, kindOfGain, type GainKind } from "./referral";
import { RewardChoice } from "./reward-choice";
import { WholePoints } from "./whole-points";

interface Props<Gain extends AdvocateGain | Milestone> {
  gain: Gain;
  /** of the gain in the document */
  path: string;
  /** a tier can be given too */
  tiers?: boolean;
  onChange(gain: Gain): void;
}

/** What an advocate gets, one thing of several kinds. */
export function GainFields<Gain extends AdvocateGain | Milestone>({ gain, path, tiers = false, onChange }: Props<Gain>) {
  const { program, faults } = useDraft();
  const kind = kindOfGain(gain);
  const offered = gainKinds.filter((one) => one !== "tier" || kind === "tier" || (tiers && program.tiers !== null));
  return (
    <>
      <ChoiceField<GainKind>
        label="referral.gain"
        options={offered.map((one) => [one, `referral.gain.${one}`] as const)}
        value={kind}
        onChange={(chosen) => onChange(gainOfKind(gain, chosen, program))}
        error={faults.at(path)}
      />
      {kind === "points" ? <Points gain={gain} path={path} onChange={onChange} /> : null}
      {kind === "reward" ? (
        <RewardChoice value={gain.reward ?? ""} onChange={(reward) => onChange({ ...gain, reward })} error={faults.at(`${path}.reward`)} />
      ) : null}
      {kind === "tier" ? <Tier gain={gain as Milestone} path={path} onChange={(changed) => onChange(changed as Gain)} /> : null}
    </>
  );
}

function Points<Gain extends AdvocateGain | Milestone>({ gain, path, onChange }: Props<Gain>) {
  const { say } = useAdmin();
  const { faults } = useDraft();
  return (
    <WholePoints
      label={say("referral.points")}
      value={gain.points}
      onChange={(points) => onChange({ ...gain, points })}
      error={faults.at(`${path}.points`)}
    />
  );
}

function Tier({ gain, path, onChange }: Props<Milestone>) {
  const admin = useAdmin();
  const { program, faults } = useDraft();
  const levels = (program.tiers?.levels ?? []).filter(({ archived, key }) => !archived || key === gain.tier);
  const offered = levels.map(({ key, title }) => ({ value: key, label: titleIn(admin)(title) || key }));
  const stranger = levels.some(({ key }) => key === gain.tier) ? [] : [{ value: gain.tier ?? "", label: gain.tier ?? "" }];
  return (
    <Pair>
      <Select
        label={admin.say("referral.tier")}
        options={[...stranger, ...offered]}
        value={gain.tier ?? ""}
        onChange={(tier) => onChange({ ...gain, tier })}
        error={faults.at(`${path}.tier`)}
      />
      <WholeField
        label={admin.say("referral.tier.days")}
        value={gain.days}
        onChange={(days) => onChange({ ...gain, days })}
        suffix={admin.say("pages.days")}
        error={faults.at(`${path}.days`)}
      />
    </Pair>
  );
}
