import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { OptionalScope } from "../../../shopify/scopes";
import { useAdmin } from "../../admin-frame";
import { useScopes } from "../../use-scopes";
import { useDraft } from "../studio";
import { useReward } from "./reward-form";
import { missingScopes, needOf } from "./shopify-needs";

/** What stands between this reward and its members: permissions that the shop has not granted, and accounts that cannot hold credit. */
export function ShopifyNeeds() {
  const { say } = useAdmin();
  const { data, program } = useDraft();
  const { reward } = useReward();
  const need = needOf(program, reward);
  const missing = missingScopes(need, data.scopes);
  return (
    <>
      {need === "goods" && missing.length === 0 && data.waiting.includes(reward.key) ? (
        <Banner tone="info">
          <Text as="p">{say("spend.needs.making")}</Text>
        </Banner>
      ) : null}
      {need === null || missing.length === 0 ? null : <MissingScopes scopes={missing} lead={say(`spend.needs.${need}`)} />}
      {reward.kind === "store-credit" && data.shop.customerAccounts === "legacy" ? (
        <Banner tone="warning" title={say("spend.accounts")}>
          <Text as="p">{say("spend.accounts.lead")}</Text>
        </Banner>
      ) : null}
    </>
  );
}

/** Permissions that are missing, by name, with the button that opens Shopify's own dialog. */
export function MissingScopes({ scopes, lead }: { scopes: readonly OptionalScope[]; lead: string }) {
  const { say } = useAdmin();
  const { busy, declined, ask } = useScopes();
  return (
    <Banner tone="warning" title={say("spend.needs")}>
      <BlockStack gap="300">
        <Text as="p">{lead}</Text>
        <ul className="studio-list">
          {scopes.map((scope) => (
            <li key={scope}>
              <Text as="p" fontWeight="semibold" breakWord>
                {scope}
              </Text>
              <Text as="p">{say(`scope.${scope}`)}</Text>
            </li>
          ))}
        </ul>
        {declined ? <Text as="p">{say("settings.permissions.declined")}</Text> : null}
        <InlineStack>
          <Button loading={busy} onClick={() => ask(scopes)}>
            {say("spend.needs.ask")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
