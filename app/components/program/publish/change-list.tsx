import { List, Text } from "@shopify/polaris";
import type { ProgramChange } from "../../../loyalty/describe/changes";

/** What changes, a sentence each. */
export function ChangeList({ changes }: { changes: readonly ProgramChange[] }) {
  return (
    <List>
      {changes.map(({ part, key, says }, place) => (
        <List.Item key={`${part}/${key ?? ""}/${place}`}>
          <Text as="span">{says}</Text>
        </List.Item>
      ))}
    </List>
  );
}
