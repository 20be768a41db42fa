import { useAdmin } from "../../admin-frame";
import { WholeField } from "../fields/whole-field";

interface Props {
  label: string;
  /** as the document writes them: "200" */
  value: string | undefined;
  onChange(points: string): void;
  error: string | false;
}

/** Points that are given, a whole number. */
export function WholePoints({ value, onChange, ...rest }: Props) {
  const { say } = useAdmin();
  const points = value === undefined || value === "" ? Number.NaN : Number(value);
  return (
    <WholeField
      {...rest}
      value={points}
      onChange={(typed) => onChange(Number.isNaN(typed) ? "" : String(typed))}
      suffix={say("pages.points")}
    />
  );
}
