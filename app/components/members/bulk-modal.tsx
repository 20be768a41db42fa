import { Banner, BlockStack, Modal } from "@shopify/polaris";
import { useState } from "react";
import type { BulkAct, Selection } from "../../members/bulk/acts";
import type { BulkPreview } from "../../members/bulk/preview.server";
import { useAdmin } from "../admin-frame";
import { BulkForm, actOf, emptyDraft, type Draft } from "./bulk-form";
import { PreviewOf } from "./bulk-preview";
import type { TierOption } from "./tier-option";
import { useMembersAct } from "./use-members-act";

interface BulkModalProps {
  kind: BulkAct["kind"];
  count: number;
  selection: Selection;
  tiers: readonly TierOption[];
  onClose(): void;
  onStarted(run: string): void;
}

/** Asks what is to be done to many members, shows what it would do, and begins it. */
export function BulkModal({ kind, count, selection, tiers, onClose, onStarted }: BulkModalProps) {
  const admin = useAdmin();
  const { say } = admin;
  const { act, busy } = useMembersAct();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState(false);
  // made before the first try: the same run, however often its beginning is asked for
  const [shown, setShown] = useState<{ asked: BulkAct; preview: BulkPreview; id: string } | null>(null);

  const preview = async () => {
    const read = actOf(kind, draft, admin.language);
    setWrong(read.wrong);
    if (!read.act) return;
    const answer = await act({ intent: "preview", selection, act: read.act });
    setFailed(!answer.ok && answer.fields.length === 0);
    if (answer.ok && answer.preview) setShown({ asked: read.act, preview: answer.preview, id: crypto.randomUUID() });
    else if (!answer.ok) setWrong(answer.fields);
  };
  const start = async () => {
    if (!shown) return;
    const answer = await act({ intent: "start", id: shown.id, selection, act: shown.asked });
    setFailed(!answer.ok);
    if (answer.ok && answer.run) onStarted(answer.run);
  };
  const nothing = shown !== null && (shown.preview.changed === 0 || shown.preview.beyondLimit !== null);
  return (
    <Modal
      open
      onClose={onClose}
      title={say(`members.bulk.${kind}.title`, { count })}
      primaryAction={
        shown
          ? {
              content: say(`members.bulk.${kind}.do`, { count: shown.preview.changed }),
              onAction: () => void start(),
              loading: busy,
              disabled: nothing,
            }
          : { content: say("members.bulk.preview"), onAction: () => void preview(), loading: busy }
      }
      secondaryActions={[
        shown
          ? { content: say("members.bulk.back"), onAction: () => setShown(null), disabled: busy }
          : { content: say("shell.cancel"), onAction: onClose, disabled: busy },
      ]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          {failed ? <Banner tone="critical">{say("shell.not-done")}</Banner> : null}
          {shown ? (
            <PreviewOf preview={shown.preview} asked={shown.asked} tiers={tiers} />
          ) : (
            <BulkForm kind={kind} draft={draft} tiers={tiers} wrong={wrong} onChange={setDraft} onSubmit={() => void preview()} />
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
