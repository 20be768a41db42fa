import { TextField } from "@shopify/polaris";

interface Props {
  label: string;
  labelHidden?: boolean;
  /** NaN: nothing stands there, which the document's check will say */
  value: number;
  onChange(value: number): void;
  error: string | false;
  suffix?: string;
  helpText?: string;
  disabled?: boolean;
}

/** A whole number that must be given, typed on a phone's number pad. */
export function WholeField({ value, onChange, ...rest }: Props) {
  return (
    <TextField
      {...rest}
      value={Number.isFinite(value) ? String(value) : ""}
      onChange={(text) => {
        const digits = text.replace(/\D/gu, "").slice(0, 12);
        onChange(digits === "" ? Number.NaN : Number(digits));
      }}
      inputMode="numeric"
      autoComplete="off"
    />
  );
}
