import { BlockStack, ChoiceList, Link, List, Text, TextField } from "@shopify/polaris";
import { localised } from "../../../loyalty/texts";
import type { Program } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { memberWords } from "../../words";
import { useDraft } from "../studio";
import type { TierDecision } from "../use-studio-act";

/** Members who would go from one tier to another; null: below the first. */
export interface PreviewedMoves {
  moves: Array<{ from: string | null; to: string | null; members: number; falls: boolean }>;
  listed: Array<{
    memberId: string;
    customerId: string | null;
    name: string | null;
    from: string | null;
    to: string | null;
    falls: boolean;
  }>;
  /** how many there are beyond those that are listed */
  more: number;
}

interface TierMovesProps {
  preview: PreviewedMoves;
  /** the documents that name the tiers: the live one and the one to come */
  before: Program | null;
  after: Program;
  decision: TierDecision;
  onDecide(decision: TierDecision): void;
}

/** Who would move between tiers, and what happens to those who would fall. */
export function TierMoves({ preview, before, after, decision, onDecide }: TierMovesProps) {
  const { say, to, language } = useAdmin();
  const { locale } = useDraft().data.shop;
  const titleOf = (key: string | null) => {
    if (key === null) return say("program.tier.none");
    const level = [after, before].flatMap((program) => program?.tiers?.levels ?? []).find((one) => one.key === key);
    return level ? (localised(level.title, language, locale) ?? key) : key;
  };
  const { moves, listed, more } = preview;
  if (moves.length === 0) return <Text as="p">{say("program.moves.none")}</Text>;
  const falling = moves.filter(({ falls }) => falls).reduce((sum, { members }) => sum + members, 0);
  return (
    <BlockStack gap="400">
      <List>
        {moves.map((move) => (
          <List.Item key={`${move.from}/${move.to}`}>
            {say(move.falls ? "program.moves.down" : "program.moves.up", {
              members: move.members,
              from: titleOf(move.from),
              to: titleOf(move.to),
            })}
          </List.Item>
        ))}
      </List>
      {falling === 0 ? null : (
        <>
          <ChoiceList
            title={say("program.moves.decide", { members: falling })}
            selected={[decision.tierChange ?? "keep"]}
            onChange={([chosen]) => onDecide({ ...decision, tierChange: chosen === "replace" ? "replace" : "keep" })}
            choices={(["keep", "replace"] as const).map((value) => ({
              value,
              label: say(`program.moves.${value}`),
              helpText: say(`program.moves.${value}.help`),
            }))}
          />
          {decision.tierChange === "replace" ? null : (
            <TextField
              type="date"
              label={say("program.moves.kept-until")}
              value={decision.keptUntil ?? ""}
              onChange={(keptUntil) => onDecide({ ...decision, keptUntil })}
              autoComplete="off"
            />
          )}
        </>
      )}
      <details className="studio-details">
        <summary>{say("program.moves.list")}</summary>
        <List>
          {listed.map((move) => (
            <List.Item key={move.memberId}>
              {move.customerId === null ? (
                <Text as="span">{move.name ?? say("program.moves.candidate")}</Text>
              ) : (
                <Link url={to(`/app/members/${move.customerId}`)}>
                  {memberWords({ say }, { name: move.name, customerId: move.customerId })}
                </Link>
              )}
              {` · ${titleOf(move.from)} → ${titleOf(move.to)}`}
            </List.Item>
          ))}
        </List>
        {more === 0 ? null : <Text as="p">{say("program.moves.more", { members: more })}</Text>}
      </details>
    </BlockStack>
  );
}
