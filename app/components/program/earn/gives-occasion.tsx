import { FormLayout, Text, TextField } from "@shopify/polaris";
import type { TextKey } from "../../../base/languages/text";
import { useAdmin } from "../../admin-frame";
import { DecimalField } from "../fields/decimal-field";
import { WordList } from "../fields/word-list";
import { NumberField } from "../../settings/number-field";
import { PendingDays } from "./pending-days";
import { useRule } from "./rule-form";
import { RuleSection } from "./rule-section";
import type { RuleKind } from "./rules";

/** What members should know of a kind, or the merchant of its limits. */
const notes: Partial<Record<RuleKind, TextKey>> = {
  birthday: "program.rule.note.birthday",
  newsletter: "program.rule.note.consent",
  sms: "program.rule.note.consent",
  review: "program.rule.note.review",
  social: "program.rule.note.social",
  event: "program.rule.note.event",
};

/** How many points something other than an order gives, and what that something is. */
export function GivesOccasion() {
  const { say } = useAdmin();
  const { rule, has, get, set, fault } = useRule();
  const note = notes[rule.on];
  return (
    <RuleSection title="program.rule.gives">
      <FormLayout>
        <DecimalField
          label={say("program.rule.points")}
          value={get("points") ?? ""}
          onChange={(value) => set("points", value)}
          error={fault("points")}
        />
        {has("network") ? (
          <FormLayout.Group>
            <Words id="network" label="program.rule.network" />
            <Words id="link" label="program.rule.link" />
          </FormLayout.Group>
        ) : null}
        {has("type") ? <Words id="type" label="program.rule.type" /> : null}
        {has("years") ? (
          <WordList
            label={say("program.rule.years")}
            helpText={say("program.rule.years.help")}
            words={(get("years") ?? []).map(String)}
            read={(typed) => (/^[1-9]\d?$/u.test(typed) ? typed : null)}
            onChange={(years) => set("years", years.length === 0 ? undefined : years.map(Number).sort((one, other) => one - other))}
            error={fault("years")}
          />
        ) : null}
        {has("path") ? (
          <FormLayout.Group>
            <Words id="path" label="program.rule.path" help="program.rule.path.help" />
            <NumberField
              label={say("program.rule.streak")}
              helpText={say("program.rule.streak.help")}
              suffix={say("program.days")}
              value={get("streak") ?? null}
              onChange={(days) => set("streak", days ?? undefined)}
              error={fault("streak")}
            />
          </FormLayout.Group>
        ) : null}
        {note === undefined ? null : (
          <Text as="p" tone="subdued">
            {say(note)}
          </Text>
        )}
        <PendingDays />
      </FormLayout>
    </RuleSection>
  );
}

function Words({ id, label, help }: { id: "network" | "link" | "type" | "path"; label: TextKey; help?: TextKey }) {
  const { say } = useAdmin();
  const { get, set, fault } = useRule();
  const optional = id === "path";
  return (
    <TextField
      label={say(label)}
      {...(help === undefined ? {} : { helpText: say(help) })}
      value={get(id) ?? ""}
      onChange={(typed) => set(id, optional && typed === "" ? undefined : typed)}
      error={fault(id)}
      autoComplete="off"
      maxLength={255}
    />
  );
}
