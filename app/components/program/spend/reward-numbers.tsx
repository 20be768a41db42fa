import type { TextKey } from "../../../base/languages/text";
import { useAdmin } from "../../admin-frame";
import { DecimalField } from "../fields/decimal-field";
import { WholeField } from "../fields/whole-field";
import { useDraft } from "../studio";
import type { RewardField, RewardFields } from "./fields";
import { useReward } from "./reward-form";

type Of<Value> = { [Field in RewardField]: RewardFields[Field] extends Value ? Field : never }[RewardField];

interface NumberProps<Field extends RewardField> {
  field: Field;
  label: TextKey;
  suffix?: TextKey;
  help?: string;
  /** may stay empty: then nothing stands in the document */
  optional?: boolean;
}

/** A whole number of the reward. */
export function RewardNumber({ field, label, suffix, help, optional = false }: NumberProps<Of<number>>) {
  const { say } = useAdmin();
  const { get, set, fault } = useReward();
  return (
    <WholeField
      label={say(label)}
      value={get(field) ?? Number.NaN}
      onChange={(value) => set(field, optional && Number.isNaN(value) ? undefined : value)}
      error={fault(field)}
      {...(suffix ? { suffix: say(suffix) } : {})}
      {...(help ? { helpText: help } : {})}
    />
  );
}

/** An amount of money of the reward. */
export function RewardMoney({ field, label, help, optional = false }: NumberProps<Of<string>>) {
  const { say } = useAdmin();
  const { currency } = useDraft().program;
  const { get, set, fault } = useReward();
  return (
    <DecimalField
      label={say(label)}
      value={get(field) ?? ""}
      onChange={(value) => set(field, optional && value === "" ? undefined : value)}
      currency={currency}
      error={fault(field)}
      {...(help ? { helpText: help } : {})}
    />
  );
}

/** For how long what was redeemed is good; a code always ends, other things only where the merchant says so. */
export function ValidDays() {
  const { say } = useAdmin();
  const { reward, get, set, fault, has } = useReward();
  const endless = !has("combinesWith");
  const days = get("validDays");
  return (
    <WholeField
      label={say(`spend.valid.${endless ? reward.kind : "code"}` as TextKey)}
      value={days ?? Number.NaN}
      onChange={(value) => set("validDays", endless && Number.isNaN(value) ? null : value)}
      suffix={say("pages.days")}
      helpText={say(endless ? "spend.valid.endless" : "spend.valid.code.help")}
      error={fault("validDays")}
    />
  );
}
