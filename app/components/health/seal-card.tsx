import { Text } from "@shopify/polaris";
import type { Seal } from "../../ledger/seal.server";
import { useAdmin } from "../admin-frame";
import { writeDay, writePoints } from "../write";
import { Rows, Section } from "./section";

/** The last sealed days, each with the first letters of its seal, by which it can be compared with the log. */
export function SealCard({ seals }: { seals: readonly Seal[] }) {
  const { say, language } = useAdmin();
  return (
    <Section title={say("health.seal.title")} lead={say("health.seal.lead")}>
      {seals.length === 0 ? (
        <Text as="p">{say("health.seal.none")}</Text>
      ) : (
        <Rows
          label={say("health.seal.title")}
          heads={[say("health.seal.day"), say("health.seal.transfers"), say("health.seal.points"), say("health.seal.seal")]}
          rows={seals.map(({ day, transfers, points, seal }) => ({
            key: day,
            cells: [
              // a day of the calendar in UTC, whatever the shop's zone
              writeDay(`${day}T00:00:00Z`, language, "UTC"),
              writePoints(transfers, language),
              writePoints(points, language),
              <code key="seal">{lettersOf(seal)}</code>,
            ],
          }))}
        />
      )}
    </Section>
  );
}

/** Sixteen letters, four by four: enough to compare by eye. */
function lettersOf(seal: string): string {
  return (seal.slice(0, 16).match(/.{4}/gu) ?? []).join(" ");
}
