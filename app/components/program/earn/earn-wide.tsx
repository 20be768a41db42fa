import { BlockStack, Card, Checkbox, ChoiceList, Divider, Link, Text } from "@shopify/polaris";
import { channels } from "../../../loyalty/order-facts";
import { useAdmin } from "../../admin-frame";
import { put } from "../fields/texts";
import { WordList } from "../fields/word-list";
import { GoodsEditor } from "../goods/goods-editor";
import { useDraft } from "../studio";

/** What holds for all ways to earn: goods that never earn, how boosts combine, which orders count. */
export function EarnWide() {
  return (
    <>
      <Exclusions />
      <Combining />
      <Eligible />
    </>
  );
}

function Exclusions() {
  const { say } = useAdmin();
  const { program, change } = useDraft();
  return (
    <Card>
      <BlockStack gap="300">
        <Heading title={say("program.exclusions.earning")} lead={say("program.exclusions.earning.lead")} />
        <GoodsEditor
          path="exclusions.earning"
          goods={program.exclusions.earning}
          onChange={(goods) => change((now) => ({ ...now, exclusions: put(now.exclusions, "earning", goods) }))}
          add={say("program.exclusions.add")}
        />
      </BlockStack>
    </Card>
  );
}

function Combining() {
  const { say } = useAdmin();
  const { program, change } = useDraft();
  return (
    <Card>
      <BlockStack gap="300">
        <Heading title={say("program.boosts")} lead={say("program.boosts.lead")} />
        <ChoiceList
          title={say("program.boosts")}
          titleHidden
          selected={[program.boosts.combine]}
          onChange={([chosen]) => change((now) => ({ ...now, boosts: { ...now.boosts, combine: chosen === "all" ? "all" : "best" } }))}
          choices={(["best", "all"] as const).map((value) => ({
            value,
            label: say(`program.boosts.${value}`),
            helpText: say(`program.boosts.${value}.help`),
          }))}
        />
      </BlockStack>
    </Card>
  );
}

function Eligible() {
  const { say, to } = useAdmin();
  const { program, change, faults } = useDraft();
  const { eligible } = program;
  const set = (patch: Partial<typeof eligible>) => change((now) => ({ ...now, eligible: { ...now.eligible, ...patch } }));
  return (
    <Card>
      <BlockStack gap="400">
        <Heading title={say("program.eligible")} lead={say("program.eligible.lead")} />
        <ChoiceList
          allowMultiple
          title={say("settings.orders.channels")}
          choices={channels.map((value) => ({ value, label: say(`settings.orders.channel.${value}`) }))}
          selected={eligible.channels}
          onChange={(chosen) => set({ channels: channels.filter((channel) => chosen.includes(channel)) })}
        />
        <WordList
          label={say("program.eligible.order-tags")}
          words={eligible.tagsExcluded}
          onChange={(tagsExcluded) => set({ tagsExcluded })}
          error={faults.within("eligible.tagsExcluded")}
        />
        <WordList
          label={say("program.eligible.customer-tags")}
          words={eligible.customerTagsExcluded}
          onChange={(customerTagsExcluded) => set({ customerTagsExcluded })}
          error={faults.within("eligible.customerTagsExcluded")}
        />
        <Checkbox
          label={say("pages.eligible.companies")}
          helpText={say("pages.eligible.companies.help")}
          checked={eligible.companies}
          onChange={(companies) => set({ companies })}
        />
        <Checkbox
          label={say("settings.orders.test")}
          helpText={say("settings.orders.test.help")}
          checked={eligible.testOrders}
          onChange={(testOrders) => set({ testOrders })}
        />
        <Divider />
        <Text as="p">
          <Link url={to("/app/program/back-award")}>{say("program.back-award")}</Link>
        </Text>
      </BlockStack>
    </Card>
  );
}

function Heading({ title, lead }: { title: string; lead: string }) {
  return (
    <BlockStack gap="100">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      <Text as="p" tone="subdued">
        {lead}
      </Text>
    </BlockStack>
  );
}
