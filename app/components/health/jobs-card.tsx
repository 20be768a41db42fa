import { BlockStack, Text } from "@shopify/polaris";
import { text, type TextKey } from "../../base/languages/text";
import type { ShopJob } from "../../intake/shop-health.server";
import { useAdmin } from "../admin-frame";
import { writePoints } from "../write";
import { errorWords } from "./error-words";
import { Rows, Section } from "./section";

/** What the worker still has to do for this shop, and what it cannot. */
export function JobsCard({ jobs }: { jobs: readonly ShopJob[] }) {
  const { say, language } = useAdmin();
  return (
    <Section title={say("health.jobs.title")} lead={say("health.jobs.lead")}>
      {jobs.length === 0 ? (
        <Text as="p">{say("health.jobs.none")}</Text>
      ) : (
        <Rows
          label={say("health.jobs.title")}
          heads={[say("health.jobs.what"), say("health.jobs.waiting"), say("health.jobs.running"), say("health.jobs.state")]}
          rows={jobs.map((job) => ({
            key: job.task,
            cells: [
              text(language, jobWords(job.task)),
              writePoints(job.waiting, language),
              writePoints(job.running, language),
              <State key="state" job={job} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}

function State({ job: { failing, givenUp, error } }: { job: ShopJob }) {
  const { say } = useAdmin();
  if (failing + givenUp === 0) return <Text as="span">{say("health.jobs.well")}</Text>;
  return (
    <BlockStack>
      {failing > 0 ? <Text as="span">{say("health.jobs.failing", { count: failing })}</Text> : null}
      {givenUp > 0 ? (
        <Text as="span" tone="critical">
          {say("health.jobs.given-up", { count: givenUp })}
        </Text>
      ) : null}
      {error ? (
        <Text as="span" tone="subdued" breakWord>
          {say(...errorWords(error))}
        </Text>
      ) : null}
    </BlockStack>
  );
}

const tasks: Readonly<Record<string, TextKey>> = {
  "read-order": "health.task.read-order",
  "judge-unjudged": "health.task.judge-unjudged",
  "sweep-shop": "health.task.sweep-shop",
  "read-recent-orders": "health.task.read-recent-orders",
  "issue-discount": "health.task.discounts",
  "end-discount": "health.task.discounts",
  "delete-discount": "health.task.discounts",
  compliance: "health.task.compliance",
  "long-run": "health.task.long-run",
};

/** Jobs that keep what Shopify shows in step have no words of their own: they are "other work". */
export const jobWords = (task: string): TextKey => tasks[task] ?? (/face/u.test(task) ? "health.task.face" : "health.task.other");
