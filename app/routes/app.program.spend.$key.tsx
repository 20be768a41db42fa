import { useParams } from "@remix-run/react";
import { EmptyState } from "@shopify/polaris";
import { useAdmin } from "../components/admin-frame";
import { emptyPicture } from "../components/empty-picture";
import { titleIn } from "../components/program/earn/rule-words";
import { ShopperPreview } from "../components/program/preview";
import { RewardBuilder } from "../components/program/spend/reward-builder";
import { RewardForm } from "../components/program/spend/reward-form";
import { RewardWords } from "../components/program/spend/words-card";
import { useDraft } from "../components/program/studio";
import { StudioPage } from "../components/program/studio-page";

/** One reward: all that it can say, in plain words beside it, with what it costs against what it gives. */
export default function Reward() {
  const admin = useAdmin();
  const { say } = admin;
  const { key = "" } = useParams();
  const { program } = useDraft();
  const reward = program.rewards.find((one) => one.key === key);
  const back = { content: say("program.part.spend"), path: "/app/program/spend" };
  return (
    <RewardForm
      rewardKey={key}
      missing={
        <StudioPage part="spend" back={back} title={say("spend.missing")}>
          <EmptyState heading={say("spend.missing")} image={emptyPicture}>
            {say("program.earn.missing.lead")}
          </EmptyState>
        </StudioPage>
      }
    >
      {reward ? (
        <StudioPage
          part="spend"
          back={back}
          title={titleIn(admin)(reward.title) || key}
          subtitle={say(`spend.kind.${reward.kind}`)}
          aside={
            <>
              <div className="studio-wide">
                <RewardWords reward={reward} />
              </div>
              <ShopperPreview program={program} page="rewards" />
            </>
          }
        >
          <div className="studio-narrow">
            <RewardWords reward={reward} quiet />
          </div>
          <RewardBuilder key={key} />
        </StudioPage>
      ) : null}
    </RewardForm>
  );
}
