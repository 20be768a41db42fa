import { Select } from "@shopify/polaris";
import type { TextKey } from "../../../base/languages/text";
import { useAdmin } from "../../admin-frame";

interface ChoiceFieldProps<Value extends string> {
  label: TextKey;
  labelHidden?: boolean;
  /** what there is to choose, with its words */
  options: ReadonlyArray<readonly [Value, TextKey]>;
  value: Value;
  onChange(value: Value): void;
  helpText?: string;
  error?: string | false;
}

/** One of a few named choices. */
export function ChoiceField<Value extends string>({
  label,
  labelHidden,
  options,
  value,
  onChange,
  helpText,
  error,
}: ChoiceFieldProps<Value>) {
  const { say } = useAdmin();
  return (
    <Select
      label={say(label)}
      {...(labelHidden ? { labelHidden } : {})}
      {...(helpText ? { helpText } : {})}
      error={error ?? false}
      options={options.map(([one, key]) => ({ value: one, label: say(key) }))}
      value={value}
      onChange={(chosen) => onChange(options.find(([one]) => one === chosen)?.[0] ?? value)}
    />
  );
}
