import { AutoSelection, BlockStack, Combobox, InlineStack, Listbox, Tag } from "@shopify/polaris";
import { useMemo, useState } from "react";
import { useAdmin } from "../../admin-frame";

export interface Choice {
  value: string;
  label: string;
}

interface ChooseManyProps {
  label: string;
  labelHidden?: boolean;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
  error: string | false;
  helpText?: string;
}

/** more than anybody reads */
const shownAtMost = 50;
const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Several of a long list, found by typing. What was chosen and is not in the list keeps its place, under its own value. */
export function ChooseMany({ label, labelHidden, choices, chosen, onChange, error, helpText }: ChooseManyProps) {
  const { say } = useAdmin();
  const [typed, setTyped] = useState("");
  const found = useMemo(
    () => choices.filter(({ value, label: name }) => plain(`${name} ${value}`).includes(plain(typed.trim()))).slice(0, shownAtMost),
    [choices, typed],
  );
  const nameOf = (value: string) => choices.find((one) => one.value === value)?.label ?? value;
  const toggle = (value: string) => {
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
    setTyped("");
  };
  return (
    <BlockStack gap="200">
      <Combobox
        allowMultiple
        activator={
          <Combobox.TextField
            label={label}
            {...(labelHidden ? { labelHidden } : {})}
            {...(helpText ? { helpText } : {})}
            value={typed}
            onChange={setTyped}
            placeholder={say("program.choose.search")}
            error={error}
            autoComplete="off"
          />
        }
      >
        {found.length === 0 ? null : (
          <Listbox autoSelection={AutoSelection.None} onSelect={toggle} accessibilityLabel={label}>
            {found.map(({ value, label: name }) => (
              <Listbox.Option key={value} value={value} selected={chosen.includes(value)} accessibilityLabel={name}>
                <Listbox.TextOption selected={chosen.includes(value)}>{name}</Listbox.TextOption>
              </Listbox.Option>
            ))}
          </Listbox>
        )}
      </Combobox>
      {chosen.length === 0 ? null : (
        <InlineStack gap="200">
          {chosen.map((value) => (
            <Tag
              key={value}
              accessibilityLabel={say("program.remove.named", { name: nameOf(value) })}
              onRemove={() => onChange(chosen.filter((one) => one !== value))}
            >
              {nameOf(value)}
            </Tag>
          ))}
        </InlineStack>
      )}
    </BlockStack>
  );
}
