import { Banner, BlockStack, Modal, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { useAct } from "./use-act";

interface AskModalProps {
  open: boolean;
  onClose(): void;
  /** the act, and what it needs beside its name */
  intent: string;
  fields?: Record<string, string>;
  title: string;
  lead: string;
  yes: string;
  /** default: cancel */
  no?: string;
  destructive?: boolean;
}

/** Asks before an act that takes something away, and says beside the question why it could not be done. */
export function AskModal({ open, onClose, intent, fields = {}, title, lead, yes, no, destructive = true }: AskModalProps) {
  const { say } = useAdmin();
  const act = useAct(intent, onClose);
  const error = act.errorOf("form");
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={title}
      primaryAction={{ content: yes, destructive, loading: act.busy, onAction: () => act.send(fields) }}
      secondaryActions={[{ content: no ?? say("shell.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {error && <Banner tone="critical">{error}</Banner>}
          <Text as="p">{lead}</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
