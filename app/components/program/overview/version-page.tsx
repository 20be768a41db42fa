import { Card, Text } from "@shopify/polaris";
import type { Program } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { actorWords } from "../../words";
import { writeMoment } from "../../write";
import type { PreviewedMoves } from "../publish/tier-moves";
import { StudioPage } from "../studio-page";
import { Titled } from "../titled";
import { download } from "./download";
import { RollBack } from "./roll-back";
import { StateBadge, type ListedVersion } from "./version-list";

interface VersionPageProps {
  version: Omit<ListedVersion, "changes">;
  document: Program;
  /** what it changed of the one before */
  changes: string[];
  preview: PreviewedMoves;
  keptUntil: string;
}

/** One version: what it changed, its document, and the way back to it. */
export function VersionPage({ version, document, changes, preview, keptUntil }: VersionPageProps) {
  const { say, language, zone } = useAdmin();
  const { number, state, by, publishedAt } = version;
  return (
    <StudioPage
      part="overview"
      title={say("program.version", { version: number })}
      subtitle={say("program.version.by", { who: actorWords({ say }, by), moment: writeMoment(publishedAt, language, zone) })}
      titleMetadata={<StateBadge state={state} />}
      back={{ content: say("program.title"), path: "/app/program" }}
      secondaryActions={[
        { content: say("program.document.export"), onAction: () => download(`${say("program.document.file")}-${number}`, document) },
      ]}
      banner={false}
    >
      <Card>
        <Titled title={say("program.version.changes")}>
          {changes.length === 0 ? (
            <Text as="p">{say("program.version.changes.none")}</Text>
          ) : (
            <ul className="studio-list">
              {changes.map((says) => (
                <li key={says}>{says}</li>
              ))}
            </ul>
          )}
        </Titled>
      </Card>
      {state === "live" || state === "scheduled" ? null : (
        <RollBack number={number} document={document} preview={preview} keptUntil={keptUntil} />
      )}
      <Card>
        <Titled title={say("program.document")}>
          <pre className="studio-json" tabIndex={0} aria-label={say("program.document")}>
            {JSON.stringify(document, null, 2)}
          </pre>
        </Titled>
      </Card>
    </StudioPage>
  );
}
