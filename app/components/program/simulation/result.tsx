import { Banner, BlockStack, Card, Link, List, Text } from "@shopify/polaris";
import type { SimulationResult } from "../../../loyalty/simulate/result";
import { useAdmin } from "../../admin-frame";
import { writeDay, writePoints } from "../../write";
import { LiabilityCard } from "./liability-card";
import { MembersCard } from "./members-card";
import { MovesCard } from "./moves-card";
import { RulesCard } from "./rules-card";
import type { SimulationView } from "./view";
import { WeeksCard } from "./weeks-card";
import { headlineWords } from "./words";
import "./simulation.css";

/** All that came of a simulation: the sentence first, then by rule, week, member and tier. */
export function Result({ result, people }: { result: SimulationResult; people: SimulationView["people"] }) {
  const words = useAdmin();
  const { say, language, zone } = words;
  const { window, orders, members, elsewhere, gifts } = result;
  return (
    <BlockStack gap="400">
      <HistoryBanner since={result.historySince} />
      <Unknown {...result.unknown} />
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingLg">
            {headlineWords(words, result)}
          </Text>
          <Text as="p" tone="subdued">
            {say("simulation.ground", {
              orders,
              members,
              from: writeDay(window.from, language, zone),
              until: writeDay(window.until, language, zone),
            })}
          </Text>
          {gifts.live + gifts.draft === 0 ? null : (
            <Text as="p">
              {say("simulation.gifts", { live: writePoints(gifts.live, language), draft: writePoints(gifts.draft, language) })}
            </Text>
          )}
          {elsewhere === null ? null : (
            <Text as="p" tone="subdued">
              {say("simulation.elsewhere", { points: elsewhere })}
            </Text>
          )}
        </BlockStack>
      </Card>
      <RulesCard result={result} />
      <WeeksCard result={result} />
      {result.liveVersion === null ? null : <MembersCard result={result} people={people} />}
      {result.liveVersion === null ? null : <MovesCard result={result} />}
      <LiabilityCard result={result} />
    </BlockStack>
  );
}

/** Shopify gave a shorter history than was asked for. */
export function HistoryBanner({ since }: { since: string | null }) {
  const { say, to, language, zone } = useAdmin();
  if (since === null) return null;
  return (
    <Banner tone="info" title={say("simulation.history", { day: writeDay(since, language, zone) })}>
      <BlockStack gap="200">
        <Text as="p">{say("simulation.history.lead")}</Text>
        <p>
          <Link url={to("/app/settings/permissions")}>{say("simulation.history.ask")}</Link>
        </p>
      </BlockStack>
    </Banner>
  );
}

function Unknown({ goods, giftCards }: SimulationResult["unknown"]) {
  const { say } = useAdmin();
  if (goods + giftCards === 0) return null;
  return (
    <Banner tone="warning" title={say("simulation.unknown")}>
      <List>
        {goods === 0 ? null : <List.Item>{say("simulation.unknown.goods", { orders: goods })}</List.Item>}
        {giftCards === 0 ? null : <List.Item>{say("simulation.unknown.gift-cards", { orders: giftCards })}</List.Item>}
      </List>
    </Banner>
  );
}
