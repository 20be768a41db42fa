import { Box, Button, IndexTableSelectionType, InlineStack, BlockStack, Text, type IndexTableProps } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";

interface PhoneSelectionProps {
  /** whether the cards show their boxes */
  selecting: boolean;
  onSelecting(selecting: boolean): void;
  /** of this page, of all pages, and what is selected of either */
  shown: number;
  total: number;
  selected: number;
  allSelected: boolean;
  onSelectionChange: NonNullable<IndexTableProps["onSelectionChange"]>;
  actions: ReadonlyArray<{ content: string; onAction(): void }>;
}

/** Polaris' list has no boxes and no bulk actions on a phone: here one begins to select, and says what to do with whom. */
export function PhoneSelection(props: PhoneSelectionProps) {
  const { selecting, onSelecting, shown, total, selected, allSelected, onSelectionChange } = props;
  const { say } = useAdmin();
  const { All, Page } = IndexTableSelectionType;
  const wholePage = selected > 0 && selected >= shown;
  // the same button begins and ends it, so that the focus stays where it is
  const begin = (
    <Button
      onClick={() => {
        onSelectionChange(Page, false);
        onSelecting(!selecting);
      }}
    >
      {say(selecting ? "members.select.done" : "members.select")}
    </Button>
  );
  return (
    <div style={{ position: "sticky", top: 0, zIndex: 2 }}>
      <Box padding="300" background="bg-surface" borderBlockEndWidth="025" borderColor="border-secondary">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            {begin}
            <span role="status">
              {selecting ? <Text as="span">{say("members.selected", { count: allSelected ? total : selected })}</Text> : null}
            </span>
          </InlineStack>
          {selecting ? (
            <InlineStack gap="200">
              <Button onClick={() => onSelectionChange(Page, !wholePage)}>
                {say(wholePage ? "members.select.none" : "members.select.page")}
              </Button>
              {wholePage && !allSelected && total > shown ? (
                <Button onClick={() => onSelectionChange(All, true)}>{say("members.bulk.select-all", { count: total })}</Button>
              ) : null}
              {props.actions.map(({ content, onAction }) => (
                <Button key={content} disabled={selected === 0} onClick={onAction}>
                  {content}
                </Button>
              ))}
            </InlineStack>
          ) : null}
        </BlockStack>
      </Box>
    </div>
  );
}
