import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { localised } from "../../../loyalty/texts";
import type { SimulationResult } from "../../../loyalty/simulate/result";
import type { ChangedMember } from "../../../loyalty/simulate/sums";
import { useAdmin } from "../../admin-frame";
import { memberWords } from "../../words";
import { writePoints, writeSigned } from "../../write";
import { useDraft } from "../studio";
import { Titled } from "../titled";
import { FigureTable } from "./figure-table";
import type { SimulationView } from "./view";

interface MembersProps {
  result: SimulationResult;
  people: SimulationView["people"];
}

/** How many members gain and lose how much, and who the most. */
export function MembersCard({ result, people }: MembersProps) {
  const { say } = useAdmin();
  const { steps, winners, losers } = result;
  return (
    <Card>
      <Titled title={say("simulation.members")} lead={say("simulation.members.lead")}>
        {winners.length + losers.length === 0 ? (
          <Text as="p">{say("simulation.members.nobody")}</Text>
        ) : (
          <BlockStack gap="500">
            <Steps steps={steps} />
            <Changed title={say("simulation.winners")} members={winners} result={result} people={people} />
            <Changed title={say("simulation.losers")} members={losers} result={result} people={people} />
          </BlockStack>
        )}
      </Titled>
    </Card>
  );
}

/** A bar for each step, with its figure beside it. */
function Steps({ steps }: Pick<SimulationResult, "steps">) {
  const { say, language } = useAdmin();
  const most = Math.max(1, ...steps.map(({ members }) => members));
  const nameOf = (step: number) => {
    if (step === 0) return say("simulation.step.same");
    const [from, to] = [Math.abs(step), Math.abs(step) * 10 - 1].map((points) => writePoints(points, language));
    return say(step > 0 ? "simulation.step.more" : "simulation.step.fewer", { from: from!, to: to! });
  };
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {say("simulation.steps")}
      </Text>
      <dl className="simulation-bars">
        {steps.map(({ step, members }) => (
          <StepBar key={step} name={nameOf(step)} share={members / most} way={step > 0 ? "more" : step < 0 ? "fewer" : "same"}>
            {writePoints(members, language)}
          </StepBar>
        ))}
      </dl>
    </BlockStack>
  );
}

function StepBar({ name, share, way, children }: { name: string; share: number; way: string; children: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <span className="simulation-bar" data-way={way} style={{ width: `${100 * share}%` }} aria-hidden />
        <span className="simulation-count">{children}</span>
      </dd>
    </>
  );
}

function Changed({ title, members, result, people }: { title: string; members: readonly ChangedMember[] } & MembersProps) {
  const { say, language } = useAdmin();
  const tierOf = useTierNames(result);
  if (members.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <FigureTable
        title={title}
        heads={[
          say("simulation.member"),
          say("simulation.side.live"),
          say("simulation.side.draft"),
          say("simulation.change"),
          say("simulation.tier"),
        ]}
        rows={members.map(({ memberId, live, draft, from, to }) => ({
          key: memberId,
          head: <Person person={people[memberId]} />,
          cells: [
            writePoints(live, language),
            writePoints(draft, language),
            writeSigned(draft - live, language),
            from === to ? tierOf(to) : `${tierOf(from)} → ${tierOf(to)}`,
          ],
        }))}
      />
    </BlockStack>
  );
}

function Person({ person }: { person: SimulationView["people"][string] | undefined }) {
  const { say, to } = useAdmin();
  if (!person) return <>{say("simulation.unnamed")}</>;
  return <Link url={to(`/app/members/${person.customerId}`)}>{memberWords({ say }, person)}</Link>;
}

/** What tiers are called; one that neither program has any more goes by its key. */
export function useTierNames({ tiers }: Pick<SimulationResult, "tiers">): (tier: string | null) => string {
  const { say, language } = useAdmin();
  const { locale } = useDraft().data.shop;
  return (tier) => {
    if (tier === null) return say("simulation.no-tier");
    const known = [...tiers.draft, ...tiers.live].find(({ key }) => key === tier);
    return (known && localised(known.title, language, locale)) ?? tier;
  };
}
