import { useNavigate } from "@remix-run/react";
import { rewardKinds, type RewardKind } from "../../../loyalty/reward-shape";
import { useAdmin } from "../../admin-frame";
import { KindChoice } from "../kind-choice";
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
    <KindChoice
      open={open}
      title={say("spend.add")}
      lead={say("spend.add.lead")}
      kinds={rewardKinds.map((kind) => ({
        kind,
        icon: kindIcons[kind],
        title: say(`spend.kind.${kind}`),
        help: say(`spend.kind.${kind}.help`),
      }))}
      onClose={onClose}
      onChoose={add}
    />
  );
}
