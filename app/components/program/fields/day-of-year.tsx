import { FormLayout, Select } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";

interface Props {
  /** "04-06" */
  value: string;
  onChange(value: string): void;
  error: string | false;
  label: string;
}

const two = (number: number) => String(number).padStart(2, "0");
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of any year, as its day and its month. */
export function DayOfYear({ value, onChange, error, label }: Props) {
  const { say, language } = useAdmin();
  const [month = "01", day = "01"] = value.split("-");
  const name = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
  const days = longest[Number(month) - 1] ?? 31;
  const set = (newMonth: string, newDay: string) => {
    const most = longest[Number(newMonth) - 1] ?? 31;
    onChange(`${newMonth}-${two(Math.min(most, Number(newDay)))}`);
  };
  return (
    <FormLayout>
      <FormLayout.Group condensed>
        <Select
          label={say("pages.day-of", { label })}
          options={Array.from({ length: days }, (_, place) => ({ value: two(place + 1), label: String(place + 1) }))}
          value={day}
          onChange={(chosen) => set(month, chosen)}
          {...(error ? { error } : {})}
        />
        <Select
          label={say("pages.month-of", { label })}
          options={longest.map((_, place) => ({ value: two(place + 1), label: name.format(new Date(Date.UTC(2024, place, 1))) }))}
          value={month}
          onChange={(chosen) => set(chosen, day)}
        />
      </FormLayout.Group>
    </FormLayout>
  );
}
