import { BlockStack, Icon, Modal, Text } from "@shopify/polaris";
import { useNavigate } from "@remix-run/react";
import { rewardKinds, type RewardKind } from "../../../loyalty/reward-shape";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import { kindIcons } from "./kind-icons";
import { addReward, newReward } from "./rewards";

/** Every kind of reward with its picture and what it is; choosing one opens its form. */
export function AddReward({ open, onClose }: { open: boolean; onClose(): void }) {
  const { say, to } = useAdmin();
  const { program, change } = useDraft();
  const navigate = useNavigate();
  const add = (kind: RewardKind) => {
    const reward = newReward(kind, program);
    change((now) => addReward(now, reward));
    onClose();
    navigate(to(`/app/program/spend/${reward.key}`));
  };
  return (
    <Modal open={open} onClose={onClose} title={say("spend.add")} size="large">
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p" tone="subdued">
            {say("spend.add.lead")}
          </Text>
          <ul className="studio-kinds">
            {rewardKinds.map((kind) => (
              <li key={kind}>
                <button type="button" onClick={() => add(kind)}>
                  <span className="studio-kind">
                    <Icon source={kindIcons[kind]} tone="base" />
                  </span>
                  <span>
                    <strong>{say(`spend.kind.${kind}`)}</strong>
                    <span>{say(`spend.kind.${kind}.help`)}</span>
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
