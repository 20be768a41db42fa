import { BlockStack, Icon, Modal, Text, type IconSource } from "@shopify/polaris";

interface KindChoiceProps<Kind extends string> {
  open: boolean;
  title: string;
  lead: string;
  kinds: ReadonlyArray<{ kind: Kind; icon: IconSource; title: string; help: string }>;
  onClose(): void;
  onChoose(kind: Kind): void;
}

/** Every kind of a rule or a reward with its picture and what it is for. */
export function KindChoice<Kind extends string>({ open, title, lead, kinds, onClose, onChoose }: KindChoiceProps<Kind>) {
  return (
    <Modal open={open} onClose={onClose} title={title} size="large">
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p" tone="subdued">
            {lead}
          </Text>
          <ul className="studio-kinds">
            {kinds.map(({ kind, icon, ...words }) => (
              <li key={kind}>
                <button type="button" onClick={() => onChoose(kind)}>
                  <span className="studio-kind">
                    <Icon source={icon} tone="base" />
                  </span>
                  <span>
                    <strong>{words.title}</strong>
                    <span>{words.help}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
