import { Banner, BlockStack, Modal } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useAdmin } from "../admin-frame";
import type { Acting } from "./use-act";

interface AskModalProps {
  open: boolean;
  title: string;
  /** what the confirming button says */
  confirm: string;
  destructive?: boolean;
  acting: Acting;
  onConfirm(): void;
  onClose(): void;
  /** the error stands beside a field of the content */
  errorInside?: boolean;
  children: ReactNode;
}

/** Says what an act means, and does it only by its confirming button. */
export function AskModal({ open, title, confirm, destructive, acting, onConfirm, onClose, errorInside, children }: AskModalProps) {
  const { say } = useAdmin();
  const close = () => {
    acting.reset();
    onClose();
  };
  return (
    <Modal
      open={open}
      title={title}
      onClose={close}
      primaryAction={{ content: confirm, onAction: onConfirm, loading: acting.busy, ...(destructive ? { destructive } : {}) }}
      secondaryActions={[{ content: say("shell.cancel"), onAction: close, disabled: acting.busy }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {acting.error && !errorInside ? <Banner tone="critical">{say(acting.error)}</Banner> : null}
          {children}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
