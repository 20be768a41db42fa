import { BlockStack, Card, Divider, Text } from "@shopify/polaris";
import { Fragment } from "react";
import type { EarningRule } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import { RuleRow } from "./rule-row";

/** The ways to earn in the order in which members see them; those that are archived apart. */
export function RuleList() {
  const { say } = useAdmin();
  const { earning } = useDraft().program;
  const live = earning.filter(({ archived }) => !archived);
  const archived = earning.filter((rule) => rule.archived);
  return (
    <>
      {live.length === 0 ? (
        <Card>
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {say("program.earn.none")}
            </Text>
            <Text as="p" tone="subdued">
              {say("program.earn.none.lead")}
            </Text>
          </BlockStack>
        </Card>
      ) : (
        <Rows rules={live} />
      )}
      {archived.length === 0 ? null : (
        <BlockStack gap="200">
          <div className="studio-on-page">
            <Text as="h2" variant="headingMd">
              {say("program.earn.archived")}
            </Text>
            <Text as="p" tone="subdued">
              {say("program.earn.archived.lead")}
            </Text>
          </div>
          <Rows rules={archived} />
        </BlockStack>
      )}
    </>
  );
}

function Rows({ rules }: { rules: readonly EarningRule[] }) {
  return (
    <Card padding="0">
      {rules.map((rule, place) => (
        <Fragment key={rule.key}>
          {place > 0 ? <Divider /> : null}
          <RuleRow rule={rule} first={place === 0} last={place === rules.length - 1} />
        </Fragment>
      ))}
    </Card>
  );
}
