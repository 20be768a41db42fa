import { BlockStack, Icon, Modal, Text } from "@shopify/polaris";
import { useNavigate } from "@remix-run/react";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import { kindIcons } from "./kind-icons";
import { addRule, newRule, ruleKinds, type RuleKind } from "./rules";

/** Every way to earn with its picture and what it is for; choosing one opens its form. */
export function AddRule({ open, onClose }: { open: boolean; onClose(): void }) {
  const { say, to } = useAdmin();
  const { program, change } = useDraft();
  const navigate = useNavigate();
  const add = (kind: RuleKind) => {
    const rule = newRule(kind, program);
    change((now) => addRule(now, rule));
    onClose();
    navigate(to(`/app/program/earn/${rule.key}`));
  };
  return (
    <Modal open={open} onClose={onClose} title={say("program.earn.add")} size="large">
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p" tone="subdued">
            {say("program.earn.add.lead")}
          </Text>
          <ul className="studio-kinds">
            {ruleKinds.map((kind) => (
              <li key={kind}>
                <button type="button" onClick={() => add(kind)}>
                  <span className="studio-kind">
                    <Icon source={kindIcons[kind]} tone="base" />
                  </span>
                  <span>
                    <strong>{say(`program.kind.${kind}`)}</strong>
                    <span>{say(`program.kind.${kind}.help`)}</span>
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
