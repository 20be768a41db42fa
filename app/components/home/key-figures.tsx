import { BlockStack, Box, Card, InlineGrid, Text } from "@shopify/polaris";
import type { KeyFigures } from "../../insights/key-figures.server";
import { useAdmin } from "../admin-frame";
import { writeDay, writePoints } from "../write";
import { Figure } from "./figure";
import { writeMinor, writeShare } from "./money";
import { PointsPicture } from "./points-picture";

/** The last 30 days against the 30 before, each figure with what it means. */
export function KeyFigureCards({ figures }: { figures: KeyFigures }) {
  const { say, language, zone } = useAdmin();
  const { members, orders, points, periods, comparable } = figures;
  const count = (value: number) => writePoints(value, language);
  const share = ({ byMembers, orders: all }: { byMembers: number; orders: number }) => writeShare(byMembers, all, language);
  const percent = ({ byMembers, orders: all }: { byMembers: number; orders: number }) => (all === 0 ? 0 : byMembers / all);
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {say("home.figures.title")}
          </Text>
          <Text as="p" tone="subdued">
            {say("home.figures.period", { from: writeDay(periods.current.from.toISOString(), language, zone) })}
          </Text>
        </BlockStack>
      </Box>
      <InlineGrid columns={{ xs: 1, sm: 2, lg: 3 }} gap={{ xs: "200", sm: "400" }}>
        <Figure
          title={say("home.figure.members")}
          value={count(members.active)}
          more={say("home.figure.members.joined", { joined: count(members.joined), number: members.joined })}
          compare={comparable ? { now: members.joined, before: members.joinedBefore, said: count(members.joinedBefore) } : null}
          help={say("home.figure.members.help")}
        />
        <Figure
          title={say("home.figure.share")}
          value={orders.current.orders === 0 ? "–" : share(orders.current)}
          more={say("home.figure.share.of", { members: count(orders.current.byMembers), orders: count(orders.current.orders) })}
          compare={
            comparable && orders.before.orders > 0 && orders.current.orders > 0
              ? { now: percent(orders.current), before: percent(orders.before), said: share(orders.before), isShare: true }
              : null
          }
          help={say("home.figure.share.help")}
        />
        <Figure
          title={say("home.figure.reward")}
          value={count(orders.current.withReward)}
          compare={
            comparable ? { now: orders.current.withReward, before: orders.before.withReward, said: count(orders.before.withReward) } : null
          }
          help={say("home.figure.reward.help")}
        />
        <Figure
          title={say("home.figure.granted")}
          value={count(points.current.granted)}
          compare={comparable ? { now: points.current.granted, before: points.before.granted, said: count(points.before.granted) } : null}
          help={say("home.figure.granted.help")}
        />
        <Figure
          title={say("home.figure.spent")}
          value={count(points.current.spent)}
          compare={comparable ? { now: points.current.spent, before: points.before.spent, said: count(points.before.spent) } : null}
          help={say("home.figure.spent.help")}
        />
        <Outstanding figures={figures} />
      </InlineGrid>
      <Card>
        <PointsPicture daily={points.daily} />
      </Card>
    </BlockStack>
  );
}

/** Points that members hold, what they are worth, and the formula. */
function Outstanding({ figures: { points, worth, periods } }: { figures: KeyFigures }) {
  const { say, language, zone } = useAdmin();
  const money = (minor: number, currency: string) => writeMinor(minor, currency, language);
  const formula = worth
    ? say(worth.formula.reward === null ? "home.worth.formula" : "home.worth.formula-reward", {
        points: writePoints(points.outstanding, language),
        of: writePoints(worth.formula.points, language),
        value: money(worth.formula.minor, worth.currency),
        worth: money(worth.minor, worth.currency),
        reward: worth.formula.reward ?? "",
      })
    : say("home.worth.none");
  return (
    <Figure
      title={say("home.figure.outstanding")}
      value={writePoints(points.outstanding, language)}
      more={worth ? say("home.worth", { worth: money(worth.minor, worth.currency) }) : say("home.worth.none")}
      compare={{
        now: points.outstanding,
        before: points.outstandingBefore,
        said: writePoints(points.outstandingBefore, language),
        day: writeDay(periods.current.from.toISOString(), language, zone),
      }}
      help={say("home.figure.outstanding.help")}
      formula={formula}
    />
  );
}
