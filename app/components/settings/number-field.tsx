import { TextField } from "@shopify/polaris";

interface NumberFieldProps {
  label: string;
  labelHidden?: boolean;
  value: number | null;
  /** null: nothing, or no whole number */
  onChange(value: number | null): void;
  suffix?: string;
  helpText?: string;
  error: string | false;
  disabled?: boolean;
}

/** A whole number, typed on a phone's number pad. */
export function NumberField({ value, onChange, suffix, helpText, labelHidden, ...rest }: NumberFieldProps) {
  return (
    <TextField
      {...rest}
      {...(suffix ? { suffix } : {})}
      {...(helpText ? { helpText } : {})}
      {...(labelHidden ? { labelHidden } : {})}
      value={value === null ? "" : String(value)}
      onChange={(text) => {
        const digits = text.replace(/\D/gu, "").slice(0, 12);
        onChange(digits === "" ? null : Number(digits));
      }}
      inputMode="numeric"
      autoComplete="off"
    />
  );
}
