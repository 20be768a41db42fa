import { BlockStack, Button, Collapsible } from "@shopify/polaris";
import type { ReactNode } from "react";

interface Props {
  id: string;
  label: string;
  open: boolean;
  onToggle(): void;
  children: ReactNode;
}

/** Something that most people do not need at first, behind a line that unfolds it. */
export function Disclosure({ id, label, open, onToggle, children }: Props) {
  return (
    <BlockStack gap="200" inlineAlign="stretch">
      <div>
        <Button variant="plain" disclosure={open ? "up" : "down"} ariaExpanded={open} ariaControls={id} onClick={onToggle}>
          {label}
        </Button>
      </div>
      <Collapsible id={id} open={open} transition={false}>
        {children}
      </Collapsible>
    </BlockStack>
  );
}
