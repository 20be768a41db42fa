import { BlockStack, Card, ChoiceList, FormLayout, InlineStack, Button, Text } from "@shopify/polaris";
import type { Expiry, Program } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { DayOfYear } from "../fields/day-of-year";
import { WholeField } from "../fields/whole-field";
import { WordList } from "../fields/word-list";
import { changedAt } from "../new-key";
import { useDraft } from "../studio";
import { expiryModes, reminderDays, withMode } from "./expiry-modes";
import { LifeOfALot } from "./life-of-a-lot";

const mostDates = 12;

/** When points can be spent, when they end, and what is said of it beforehand. */
export function ExpiryCard() {
  const { say } = useAdmin();
  const { program, change, faults } = useDraft();
  const { points } = program;
  const { expiry } = points;
  const set = (patch: Partial<Program["points"]>) => change((now) => ({ ...now, points: { ...now.points, ...patch } }));
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say("pages.points.life")}
        </Text>
        <LifeOfALot />
        <WholeField
          label={say("pages.points.pending")}
          value={points.pendingDays}
          onChange={(pendingDays) => set({ pendingDays })}
          suffix={say("pages.days")}
          helpText={say("pages.points.pending.help")}
          error={faults.at("points.pendingDays")}
        />
        <ChoiceList
          title={say("pages.points.expiry")}
          selected={[expiry.mode]}
          onChange={([chosen]) => set({ expiry: withMode(expiry, expiryModes.find((mode) => mode === chosen) ?? expiry.mode) })}
          choices={expiryModes.map((value) => ({
            value,
            label: say(`pages.points.expiry.${value}`),
            helpText: say(`pages.points.expiry.${value}.help`),
          }))}
        />
        {expiry.mode === "none" ? null : <ExpiryFields expiry={expiry} onChange={(next) => set({ expiry: next })} />}
        {expiry.mode === "none" ? null : (
          <>
            <WordList
              label={say("pages.points.reminders")}
              helpText={say("pages.points.reminders.help")}
              words={points.reminders.map(String)}
              read={(typed) => (/^\d{1,3}$/u.test(typed) ? String(Number(typed)) : null)}
              write={(days) => say("pages.points.reminder", { days: Number(days) })}
              onChange={(words) => set({ reminders: reminderDays(words.map(Number)) })}
              error={faults.within("points.reminders")}
            />
            <WholeField
              label={say("pages.points.grace")}
              value={points.returnGraceDays}
              onChange={(returnGraceDays) => set({ returnGraceDays })}
              suffix={say("pages.days")}
              helpText={say("pages.points.grace.help")}
              error={faults.at("points.returnGraceDays")}
            />
          </>
        )}
      </BlockStack>
    </Card>
  );
}

type Ending = Exclude<Expiry, { mode: "none" }>;

function ExpiryFields({ expiry, onChange }: { expiry: Ending; onChange(expiry: Ending): void }) {
  const { say } = useAdmin();
  const { faults } = useDraft();
  return (
    <BlockStack gap="300">
      {expiry.mode === "dates" ? <Dates expiry={expiry} onChange={onChange} /> : null}
      <FormLayout>
        <FormLayout.Group condensed>
          <WholeField
            label={say(`pages.points.months.${expiry.mode}`)}
            value={expiry.months}
            onChange={(months) => onChange({ ...expiry, months })}
            suffix={say("pages.months")}
            error={faults.at("points.expiry.months")}
          />
          <WholeField
            label={say("pages.points.notice")}
            value={expiry.noticeDays}
            onChange={(noticeDays) => onChange({ ...expiry, noticeDays })}
            suffix={say("pages.days")}
            helpText={say("pages.points.notice.help")}
            error={faults.at("points.expiry.noticeDays")}
          />
        </FormLayout.Group>
      </FormLayout>
    </BlockStack>
  );
}

function Dates({ expiry, onChange }: { expiry: Extract<Ending, { mode: "dates" }>; onChange(expiry: Ending): void }) {
  const { say } = useAdmin();
  const { faults } = useDraft();
  const { days } = expiry;
  return (
    <BlockStack gap="300">
      {days.map((day, place) => (
        <InlineStack key={place} gap="200" blockAlign="end" wrap={false}>
          <DayOfYear
            label={say("pages.points.date", { number: place + 1 })}
            value={day}
            onChange={(changed) => onChange({ ...expiry, days: changedAt(days, place, () => changed) })}
            error={faults.at(`points.expiry.days.${place}`)}
          />
          {days.length > 1 ? (
            <Button
              variant="plain"
              tone="critical"
              accessibilityLabel={say("pages.points.date.remove", { number: place + 1 })}
              onClick={() => onChange({ ...expiry, days: days.filter((_, other) => other !== place) })}
            >
              {say("pages.remove")}
            </Button>
          ) : null}
        </InlineStack>
      ))}
      {days.length < mostDates ? (
        <InlineStack>
          <Button onClick={() => onChange({ ...expiry, days: [...days, "06-30"] })}>{say("pages.points.date.add")}</Button>
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}
