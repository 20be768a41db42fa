import { TextField } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { currencySign, decimalFrom, decimalShown } from "./decimal-text";

interface Props {
  label: string;
  labelHidden?: boolean;
  /** as the document writes it: "1.25"; "" where nothing stands */
  value: string;
  onChange(value: string): void;
  error: string | false;
  /** ISO 4217: it is money */
  currency?: string;
  prefix?: string;
  suffix?: string;
  helpText?: string;
  placeholder?: string;
  onBlur?(): void;
  disabled?: boolean;
}

/** An amount of money or another decimal, with the comma or the point of whoever types. */
export function DecimalField({ value, onChange, currency, ...rest }: Props) {
  const { language } = useAdmin();
  return (
    <TextField
      {...(currency === undefined ? {} : currencySign(currency, language))}
      {...rest}
      value={decimalShown(value, language)}
      onChange={(typed) => onChange(decimalFrom(typed))}
      inputMode="decimal"
      maxLength={20}
      autoComplete="off"
    />
  );
}
