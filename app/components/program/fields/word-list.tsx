import { BlockStack, Button, InlineStack, Tag, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../../admin-frame";

interface Props {
  label: string;
  words: readonly string[];
  onChange(words: string[]): void;
  helpText?: string;
  placeholder?: string;
  error?: string | false;
  /** what is typed as it is kept; null: it cannot be used */
  read?(typed: string): string | null;
  /** how an entry is written */
  write?(word: string): string;
}

/** Words that can be added and taken off again; Enter adds, and a comma parts several. */
export function WordList({ label, words, onChange, helpText, placeholder, error = false, read = same, write = same }: Props) {
  const { say } = useAdmin();
  const [typed, setTyped] = useState("");
  const add = () => {
    const more = typed
      .split(",")
      .map((word) => read(word.trim()))
      .filter((word): word is string => word !== null && word !== "" && !words.includes(word));
    if (more.length > 0) onChange([...words, ...new Set(more)]);
    setTyped("");
  };
  return (
    <BlockStack gap="200">
      <div
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label={label}
          value={typed}
          onChange={setTyped}
          onBlur={add}
          maxLength={255}
          autoComplete="off"
          error={error}
          {...(helpText ? { helpText } : {})}
          {...(placeholder ? { placeholder } : {})}
          connectedRight={
            <Button onClick={add} disabled={typed.trim() === ""} accessibilityLabel={say("pages.list.add.named", { name: label })}>
              {say("pages.list.add")}
            </Button>
          }
        />
      </div>
      {words.length > 0 ? (
        <InlineStack gap="200">
          {words.map((word) => (
            <Tag
              key={word}
              accessibilityLabel={say("pages.list.remove", { name: write(word) })}
              onRemove={() => onChange(words.filter((other) => other !== word))}
            >
              {write(word)}
            </Tag>
          ))}
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}

const same = (word: string) => word;
