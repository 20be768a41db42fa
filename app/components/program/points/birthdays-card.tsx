import { Card, Checkbox } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { WholeField } from "../fields/whole-field";
import { useDraft } from "../studio";
import { Titled } from "../titled";

const usualAge = 16;

/** Whether members declare an age when they give their birthday. Only the yes is kept, never the age. */
export function BirthdaysCard() {
  const { say } = useAdmin();
  const { program, change, faults } = useDraft();
  const { minimumAge } = program.birthdays;
  const set = (age: number | null) => change((now) => ({ ...now, birthdays: { ...now.birthdays, minimumAge: age } }));
  return (
    <Card>
      <Titled title={say("pages.points.birthdays")} lead={say("pages.points.birthdays.lead")}>
        <Checkbox
          label={say("pages.points.birthdays.age")}
          checked={minimumAge !== null}
          onChange={(asked) => set(asked ? usualAge : null)}
        />
        {minimumAge === null ? null : (
          <WholeField
            label={say("pages.points.birthdays.minimum")}
            value={minimumAge}
            onChange={set}
            suffix={say("pages.years")}
            helpText={say("pages.points.birthdays.minimum.help")}
            error={faults.at("birthdays.minimumAge")}
          />
        )}
      </Titled>
    </Card>
  );
}
