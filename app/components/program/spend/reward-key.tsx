import { useNavigate } from "@remix-run/react";
import { useAdmin } from "../../admin-frame";
import { KeyField } from "../fields/key-field";
import { useDraft } from "../studio";
import { useReward } from "./reward-form";
import { RewardSection } from "./reward-section";

/** The name under which redemptions and the REST interface know the reward. */
export function RewardKey() {
  const { say, to } = useAdmin();
  const { program, data } = useDraft();
  const { reward, change } = useReward();
  const navigate = useNavigate();
  const published = data.live?.program.rewards.some(({ key }) => key === reward.key) ?? false;
  return (
    <RewardSection title="program.rule.key" lead={published ? "spend.key.fixed" : "spend.key.lead"}>
      <KeyField
        value={reward.key}
        published={published}
        isTaken={(wanted) => program.rewards.some(({ key }) => key === wanted)}
        taken={say("spend.key.taken")}
        onRename={(wanted) => {
          change((now) => ({ ...now, key: wanted }));
          navigate(to(`/app/program/spend/${wanted}`), { replace: true, preventScrollReset: true });
        }}
      />
    </RewardSection>
  );
}
