import { Banner, Button, Card, DropZone, InlineStack, List, Text } from "@shopify/polaris";
import { useState } from "react";
import { parseProgram } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import type { StudioFault } from "../studio-data";
import { Titled } from "../titled";
import { download } from "./download";

/** The document itself: taken out as a file, or brought in to be edited. */
export function DocumentCard() {
  const { say, language } = useAdmin();
  const { program, change } = useDraft();
  const [faults, setFaults] = useState<readonly StudioFault[] | null>(null);
  const [taken, setTaken] = useState(false);
  const bring = async ([file]: readonly File[]) => {
    if (!file) return;
    setTaken(false);
    const read = await readDocument(file);
    const parsed = read === undefined ? null : parseProgram(read, language);
    if (parsed === null) return setFaults([{ path: "", message: say("program.document.no-json") }]);
    if (!parsed.ok) return setFaults(parsed.faults);
    setFaults(null);
    setTaken(true);
    return change(() => parsed.program);
  };
  return (
    <Card>
      <Titled title={say("program.document")} lead={say("program.document.lead")}>
        <InlineStack gap="200">
          <Button onClick={() => download(say("program.document.file"), program)}>{say("program.document.export")}</Button>
        </InlineStack>
        <DropZone
          accept="application/json,.json"
          type="file"
          allowMultiple={false}
          label={say("program.document.import")}
          onDropAccepted={(files) => void bring(files)}
          onDropRejected={() => setFaults([{ path: "", message: say("program.document.no-json") }])}
          variableHeight
        >
          <DropZone.FileUpload actionTitle={say("program.document.choose")} actionHint={say("program.document.hint")} />
        </DropZone>
        {taken ? (
          <Banner tone="success">
            <Text as="p">{say("program.document.taken")}</Text>
          </Banner>
        ) : null}
        {faults === null ? null : (
          <Banner tone="critical" title={say("program.document.refused")}>
            <List>
              {faults.map(({ path, message }) => (
                <List.Item key={path}>
                  {path === "" ? null : <code>{path}</code>} {message}
                </List.Item>
              ))}
            </List>
          </Banner>
        )}
      </Titled>
    </Card>
  );
}

async function readDocument(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch {
    return undefined;
  }
}
