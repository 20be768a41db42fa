import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { useAdmin, type AdminWords } from "../admin-frame";
import { actorWords, type Actor } from "../words";
import { writeDay, writeMoment } from "../write";
import { gainWords, surfaceWords } from "./referral-words";
import type { GainView, ReferralView } from "./views";

export interface StoryAct {
  id: string;
  at: string;
  who: Actor | null;
  act: "approve" | "reject" | "undo";
}

interface Line {
  key: string;
  at: string;
  words: string;
}

/** What happened, oldest first, and what is still to come. */
export function StoryLines({ view, acts }: { view: ReferralView; acts: readonly StoryAct[] }) {
  const words = useAdmin();
  const { say, language, zone } = words;
  const ahead = aheadWords(words, view);
  return (
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {say("review.story.title")}
      </Text>
      <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {linesOf(words, view, acts).map(({ key, at, words: said }) => (
          <li key={key} style={{ paddingBlock: "6px" }}>
            <BlockStack>
              <Text as="span">{said}</Text>
              <Text as="span" tone="subdued" variant="bodySm">
                {writeMoment(at, language, zone)}
              </Text>
            </BlockStack>
          </li>
        ))}
      </ol>
      {view.rejection === null ? null : <Text as="p">{say("review.rejection.read", { sentence: view.rejection })}</Text>}
      {ahead === null ? null : (
        <Text as="p" tone="subdued">
          {ahead}
        </Text>
      )}
    </BlockStack>
  );
}

function linesOf(words: AdminWords, view: ReferralView, acts: readonly StoryAct[]): Line[] {
  const { say } = words;
  const line = (key: string, at: string | null, said: string): Line[] => (at === null ? [] : [{ key, at, words: said }]);
  const ended = view.state === "reversed" || view.state === "expired" ? view.state : null;
  return [
    ...line("claimed", view.claimedAt, say("review.story.claimed", { surface: surfaceWords(words, view), code: view.code })),
    ...line("ordered", view.qualifiedAt, say("review.story.ordered")),
    ...line("judged", view.judgedAt, say("review.story.judged", { signals: view.signals.length })),
    ...acts.flatMap(({ id, at, who, act }) => line(id, at, say(`review.story.${act}`, { who: actorWords(words, who ?? undefined) }))),
    ...line("rewarded", view.rewardedAt, say("review.story.rewarded")),
    ...(ended === null ? [] : line("ended", view.endedAt, say(`review.story.${ended}`))),
  ].sort((one, other) => one.at.localeCompare(other.at));
}

/** What it waits for. */
function aheadWords({ say, language, zone }: AdminWords, view: ReferralView): string | null {
  if (view.state === "claimed") return say("review.ahead.order", { day: writeDay(view.windowUntil, language, zone) });
  if (view.state === "review") return say("review.ahead.person");
  if (view.state !== "waiting") return null;
  if (view.waitsUntil === null) return say("review.ahead.second");
  return say("review.ahead.day", { day: writeDay(view.waitsUntil, language, zone) });
}

interface StoryGain {
  id: string;
  side: "advocate" | "friend" | "milestone";
  given: GainView;
  /** what became of it, where that is worth a word */
  became: "taken" | "refused" | "handed-over" | null;
  at: string;
}

/** What both sides got of it. */
export function StoryGains({ gains }: { gains: readonly StoryGain[] }) {
  const words = useAdmin();
  const { say, to, language, zone } = words;
  if (gains.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say("review.gains")}
        </Text>
        {gains.map(({ id, side, given, became, at }) => (
          <BlockStack key={id}>
            <Text as="p">
              {say(became === null ? "review.gain" : `review.gain.${became}`, {
                side: say(side === "friend" ? "review.friend" : "review.advocate"),
                gain: gainWords(words, given),
              })}
            </Text>
            <Text as="p" tone="subdued" variant="bodySm">
              {writeDay(at, language, zone)}
            </Text>
          </BlockStack>
        ))}
        {gains.some(({ given }) => given.kind === "named") ? (
          <Link url={to("/app/referrals/gains?list=all")}>{say("review.gains.open")}</Link>
        ) : null}
      </BlockStack>
    </Card>
  );
}
