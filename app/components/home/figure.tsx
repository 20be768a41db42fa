import { BlockStack, Card, Collapsible, Button, InlineStack, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { useAdmin } from "../admin-frame";
import { compare as compareFigures } from "./comparison";
import { writeShare } from "./money";

interface Compared {
  now: number;
  before: number;
  /** the earlier figure, as it is written */
  said: string;
  /** a share is compared as it stands: a percentage of a percentage tells nobody anything */
  isShare?: boolean;
  /** compared with this day, and not with the 30 days before */
  day?: string;
}

interface FigureProps {
  title: string;
  value: string;
  /** a second line that belongs to the figure */
  more?: string;
  /** null: there is nothing to compare with yet */
  compare: Compared | null;
  /** what is counted, in words */
  help: string;
  formula?: string;
}

/** One key figure: what it is, how it compares, and what it counts. */
export function Figure({ title, value, more, compare, help, formula }: FigureProps) {
  const { say } = useAdmin();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Card>
      <BlockStack gap="150">
        <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <Button
            variant="plain"
            ariaExpanded={open}
            ariaControls={id}
            accessibilityLabel={say("home.figure.what-label", { figure: title })}
            onClick={() => setOpen(!open)}
          >
            {say(open ? "home.figure.less" : "home.figure.what")}
          </Button>
        </InlineStack>
        <Text as="p" variant="headingXl" numeric>
          {value}
        </Text>
        {more ? <Text as="p">{more}</Text> : null}
        <Change compare={compare} />
        <Collapsible id={id} open={open} transition={false}>
          <BlockStack gap="150">
            <Text as="p" tone="subdued">
              {help}
            </Text>
            {formula ? <Text as="p">{formula}</Text> : null}
          </BlockStack>
        </Collapsible>
      </BlockStack>
    </Card>
  );
}

function Change({ compare }: { compare: Compared | null }) {
  const { say, language } = useAdmin();
  return (
    <Text as="p" tone="subdued">
      {compare ? changeWords(compare) : say("home.compare.nothing")}
    </Text>
  );

  function changeWords({ now, before, said, isShare, day }: Compared): string {
    const { direction, percent } = compareFigures(now, before);
    const since = day === undefined ? say("home.compare.before") : say("home.compare.day", { day });
    if (direction === "same") return say("home.compare.same", { before: said, since });
    if (percent === null || isShare) return say(`home.compare.${direction}`, { before: said, since });
    return say(`home.compare.${direction}-by`, { share: writeShare(percent, 100, language), before: said, since });
  }
}
