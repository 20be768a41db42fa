import { BlockStack, Button, InlineStack, Tag, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../admin-frame";

interface TagListProps {
  tags: readonly string[];
  onChange(tags: string[]): void;
  disabled: boolean;
}

/** Tags that can be added and removed; Enter adds, and a comma parts several. */
export function TagList({ tags, onChange, disabled }: TagListProps) {
  const { say } = useAdmin();
  const [typed, setTyped] = useState("");
  const add = () => {
    const more = typed
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "" && !tags.includes(tag));
    if (more.length > 0) onChange([...tags, ...new Set(more)]);
    setTyped("");
  };
  return (
    <BlockStack gap="400">
      <div
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label={say("settings.orders.tags.field")}
          value={typed}
          onChange={setTyped}
          maxLength={255}
          autoComplete="off"
          disabled={disabled}
          connectedRight={
            <Button onClick={add} disabled={disabled || typed.trim() === ""}>
              {say("settings.orders.tags.add")}
            </Button>
          }
        />
      </div>
      {tags.length === 0 ? (
        <Text as="p" tone="subdued">
          {say("settings.orders.tags.none")}
        </Text>
      ) : (
        <InlineStack gap="200">
          {tags.map((tag) => (
            <Tag
              key={tag}
              disabled={disabled}
              accessibilityLabel={say("settings.orders.tags.remove", { tag })}
              onRemove={() => onChange(tags.filter((other) => other !== tag))}
            >
              {tag}
            </Tag>
          ))}
        </InlineStack>
      )}
    </BlockStack>
  );
}
