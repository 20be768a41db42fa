import { Select } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { titleIn } from "../earn/rule-words";
import { useDraft } from "../studio";
import { givable } from "./referral";

interface Props {
  /** key of a reward */
  value: string;
  onChange(reward: string): void;
  error: string | false;
}

/** One of the program's rewards, given without points. One that cannot be given any more stays until another is chosen. */
export function RewardChoice({ value, onChange, error }: Props) {
  const admin = useAdmin();
  const { program } = useDraft();
  const offered = givable(program).map(({ key, title }) => ({ value: key, label: titleIn(admin)(title) || key }));
  const stranger = offered.some((one) => one.value === value) ? [] : [{ value, label: value }];
  return (
    <Select
      label={admin.say("referral.reward")}
      helpText={admin.say("referral.reward.help")}
      options={[...stranger, ...offered]}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
