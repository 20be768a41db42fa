import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useRef, type ReactNode } from "react";
import { useAdmin } from "../admin-frame";

interface ConditionFrameProps {
  title: string;
  /** it was just added: the keyboard goes there */
  fresh: boolean;
  onRemove(): void;
  children: ReactNode;
}

/** One condition of a rule or a reward: its fields under its name, and the way to take it out. */
export function ConditionFrame({ title, fresh, onRemove, children }: ConditionFrameProps) {
  const { say } = useAdmin();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fresh) place.current?.querySelector<HTMLElement>("input, select")?.focus();
  }, [fresh]);
  return (
    <div ref={place} role="group" aria-label={title}>
      <Box padding="300" borderRadius="200" borderWidth="025" borderColor="border-secondary">
        <BlockStack gap="300">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h3" variant="headingSm">
              {title}
            </Text>
            <Button size="slim" variant="tertiary" onClick={onRemove} accessibilityLabel={`${say("program.remove")}: ${title}`}>
              {say("program.remove")}
            </Button>
          </InlineStack>
          {children}
        </BlockStack>
      </Box>
    </div>
  );
}
