import { Card, Text } from "@shopify/polaris";
import type { SimulationResult } from "../../../loyalty/simulate/result";
import { useAdmin } from "../../admin-frame";
import { writePoints } from "../../write";
import { Titled } from "../titled";
import { FigureTable } from "./figure-table";
import { useTierNames } from "./members-card";

/** Members by their tier under the live version, and under the draft. */
export function MovesCard({ result }: { result: SimulationResult }) {
  const { say, language } = useAdmin();
  const nameOf = useTierNames(result);
  const { tiers, moves, stays } = result;
  const cells = new Map<string, number>();
  const at = (from: string | null, to: string | null) => JSON.stringify([from, to]);
  for (const { tier, members } of stays) cells.set(at(tier, tier), members);
  for (const { from, to, members } of moves) cells.set(at(from, to), members);
  const used = (side: 0 | 1) =>
    new Set([...cells].filter(([, members]) => members > 0).map(([name]) => (JSON.parse(name) as Array<string | null>)[side]!));
  const line = (own: SimulationResult["tiers"]["live"], there: ReadonlySet<string | null>): Array<string | null> => {
    const keys = own.map(({ key }) => key);
    const others = [...there].filter((key): key is string => key !== null && !keys.includes(key));
    return [...(there.has(null) ? [null] : []), ...keys, ...others];
  };
  const [froms, tos] = [line(tiers.live, used(0)), line(tiers.draft, used(1))];
  const none = tiers.live.length + tiers.draft.length === 0;
  return (
    <Card>
      <Titled title={say("simulation.moves")} {...(none ? {} : { lead: say("simulation.moves.lead") })}>
        {none ? (
          <Text as="p">{say("simulation.moves.none")}</Text>
        ) : (
          <FigureTable
            title={say("simulation.moves")}
            heads={[say("simulation.moves.from"), ...tos.map(nameOf)]}
            rows={froms.map((from) => ({
              key: from ?? "",
              head: nameOf(from),
              cells: tos.map((to) => {
                const members = cells.get(at(from, to)) ?? 0;
                return from === to || members === 0 ? writePoints(members, language) : <strong>{writePoints(members, language)}</strong>;
              }),
            }))}
          />
        )}
      </Titled>
    </Card>
  );
}
