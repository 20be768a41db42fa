import { Button, Card, InlineStack } from "@shopify/polaris";
import { useState } from "react";
import type { Milestone } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { ConditionFrame } from "../condition-frame";
import { WholeField } from "../fields/whole-field";
import { changedAt } from "../new-key";
import { useDraft } from "../studio";
import { Titled } from "../titled";
import { GainFields } from "./gain-fields";
import { Means } from "./means";
import { nextMilestone } from "./referral";
import { useReferral } from "./referral-editing";
import { useReferralWords } from "./referral-words";

const most = 10;

/** What an advocate gets besides, once, for so many friends. */
export function MilestonesCard() {
  const { say } = useAdmin();
  const { faults } = useDraft();
  const { referral, change } = useReferral();
  const words = useReferralWords();
  const [fresh, setFresh] = useState<number | null>(null);
  const { milestones } = referral;
  const set = (how: (all: readonly Milestone[]) => Milestone[]) => change((now) => ({ ...now, milestones: how(now.milestones) }));
  const add = () => {
    setFresh(milestones.length);
    set((all) => [...all, nextMilestone(all)]);
  };
  return (
    <Card>
      <Titled title={say("referral.milestones")} lead={say("referral.milestones.lead")}>
        {milestones.map((milestone, place) => {
          const path = `referral.milestones.${place}`;
          const put = (next: Milestone) => set((all) => changedAt(all, place, () => next));
          return (
            <ConditionFrame
              key={place}
              title={say("referral.milestone", { number: place + 1 })}
              fresh={place === fresh}
              onRemove={() => set((all) => all.filter((_, other) => other !== place))}
            >
              <WholeField
                label={say("referral.milestone.friends")}
                value={milestone.friends}
                onChange={(friends) => put({ ...milestone, friends })}
                error={faults.at(`${path}.friends`)}
              />
              <GainFields gain={milestone} path={path} tiers onChange={put} />
              <Means sentence={words.milestone(milestone)} />
            </ConditionFrame>
          );
        })}
        {milestones.length < most ? (
          <InlineStack>
            <Button onClick={add}>{say("referral.milestone.add")}</Button>
          </InlineStack>
        ) : null}
      </Titled>
    </Card>
  );
}
