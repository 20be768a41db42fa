import { Banner, BlockStack, Modal } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useAdmin } from "./admin-frame";

interface AskModalProps {
  open: boolean;
  title: string;
  /** what the confirming button says: the act by its name */
  confirm: string;
  /** default: cancel */
  cancel?: string;
  destructive?: boolean;
  busy?: boolean;
  /** why it could not be done, where it belongs to no field of the content */
  error?: string | undefined;
  onConfirm(): void;
  onClose(): void;
  children: ReactNode;
}

/** Says what an act means, and does it only by its confirming button. */
export function AskModal({ open, title, confirm, cancel, destructive = false, busy = false, error, ...rest }: AskModalProps) {
  const { say } = useAdmin();
  const { onConfirm, onClose, children } = rest;
  return (
    <Modal
      open={open}
      title={title}
      onClose={onClose}
      primaryAction={{ content: confirm, onAction: onConfirm, loading: busy, destructive }}
      secondaryActions={[{ content: cancel ?? say("shell.cancel"), onAction: onClose, disabled: busy }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          {error ? <Banner tone="critical">{error}</Banner> : null}
          {children}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
