import { BlockStack, Button, Text } from "@shopify/polaris";
import { useState } from "react";
import type { TextKey } from "../../base/languages/text";
import type { ListedDeadLetter } from "../../intake/dead-letters.server";
import { useAdmin } from "../admin-frame";
import { writeMoment } from "../write";
import { AskModal } from "../ask-modal";
import { useAct } from "../use-act";
import { errorWords } from "./error-words";
import { Rows, Section } from "./section";

/** Events of Shopify's that no try could apply: what each is about, why it failed, and another try. */
export function DeadLetters({ letters }: { letters: readonly ListedDeadLetter[] }) {
  const { say, language, zone } = useAdmin();
  const [asking, ask] = useState(false);
  const all = useAct({ done: "health.dead.retried", onDone: () => ask(false) });
  return (
    <Section
      title={say("health.dead.title")}
      lead={say("health.dead.lead")}
      action={<Button onClick={() => ask(true)}>{say("health.dead.retry-all")}</Button>}
    >
      <Rows
        label={say("health.dead.title")}
        heads={[say("health.dead.about"), say("health.dead.error"), say("health.dead.since"), say("health.dead.again")]}
        rows={letters.map((letter) => ({
          key: letter.id,
          cells: [
            <About key="about" letter={letter} />,
            <Text key="error" as="span" breakWord>
              {letter.error === "" ? say("health.dead.no-error") : say(...errorWords(letter.error))}
            </Text>,
            writeMoment(letter.diedAt, language, zone),
            <Retry key="retry" letter={letter} />,
          ],
        }))}
      />
      <AskModal
        open={asking}
        title={say("health.dead.retry-all.question")}
        confirm={say("health.dead.retry-all")}
        busy={all.busy}
        error={all.errorOf("form")}
        onConfirm={() => all.send({ intent: "retry-all" })}
        onClose={() => {
          all.reset();
          ask(false);
        }}
      >
        <Text as="p">{say("health.dead.retry-all.means", { count: letters.length })}</Text>
      </AskModal>
    </Section>
  );
}

function About({ letter }: { letter: ListedDeadLetter }) {
  const { say } = useAdmin();
  return (
    <BlockStack>
      <Text as="span">{say(topicWords(letter.topic))}</Text>
      <Text as="span" tone="subdued">
        {letter.about ? say(`health.dead.${letter.about.kind}`, { id: letter.about.id }) : letter.topic}
      </Text>
    </BlockStack>
  );
}

function Retry({ letter }: { letter: ListedDeadLetter }) {
  const { say } = useAdmin();
  const act = useAct({ done: "health.dead.retried" });
  if (!letter.retriable) return <Text as="span">{say("health.dead.gone")}</Text>;
  return (
    <Button
      size="slim"
      loading={act.busy}
      accessibilityLabel={say("health.dead.retry-label", { about: letter.about?.id ?? letter.topic })}
      onClick={() => act.send({ intent: "retry", id: letter.id })}
    >
      {say("health.dead.retry")}
    </Button>
  );
}

const topicGroups: ReadonlyArray<[RegExp, TextKey]> = [
  [/^orders\/delete/u, "health.topic.order-deleted"],
  [/^orders\/edited/u, "health.topic.order-edited"],
  [/^orders\//u, "health.topic.order"],
  [/^refunds\//u, "health.topic.refund"],
  [/^customers\//u, "health.topic.customer"],
  [/^discounts\//u, "health.topic.discount"],
  [/^(shop|app)\//u, "health.topic.shop"],
];

/** What a topic is about; one that we have no words for is "a message". */
export const topicWords = (topic: string): TextKey => topicGroups.find(([pattern]) => pattern.test(topic))?.[1] ?? "health.topic.other";
