import type { LoaderFunctionArgs } from "@remix-run/node";
import { BlockStack, Box, Card, Divider, Icon, InlineStack, Link, Page, Text } from "@shopify/polaris";
import {
  CodeIcon,
  ClockIcon,
  GiftCardIcon,
  KeyIcon,
  LanguageIcon,
  LockIcon,
  NoteIcon,
  OrderIcon,
  PlanIcon,
  StoreIcon,
} from "@shopify/polaris-icons";
import { useAdmin } from "../components/admin-frame";
import type { SettingsPart } from "../components/settings/settings-page";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await pageVisit(request);
  return null;
}

const parts: ReadonlyArray<{ part: SettingsPart; icon: typeof KeyIcon }> = [
  { part: "surfaces", icon: StoreIcon },
  { part: "languages", icon: LanguageIcon },
  { part: "terms", icon: NoteIcon },
  { part: "orders", icon: OrderIcon },
  { part: "support", icon: GiftCardIcon },
  { part: "api-keys", icon: CodeIcon },
  { part: "permissions", icon: KeyIcon },
  { part: "plan", icon: PlanIcon },
  { part: "privacy", icon: LockIcon },
  { part: "activity", icon: ClockIcon },
];

/** Where each setting is found. */
export default function Settings() {
  const { say, to } = useAdmin();
  return (
    <Page title={say("settings.title")} narrowWidth>
      <Card padding="0">
        {parts.map(({ part, icon }, place) => (
          <div key={part}>
            {place > 0 && <Divider />}
            <Box padding="400">
              <InlineStack gap="400" wrap={false} blockAlign="start">
                <span>
                  <Icon source={icon} tone="base" />
                </span>
                <BlockStack gap="100">
                  <Text as="h2" variant="headingSm">
                    <Link url={to(`/app/settings/${part}`)} removeUnderline>
                      {say(`settings.${part}.title`)}
                    </Link>
                  </Text>
                  <Text as="p" tone="subdued">
                    {say(`settings.${part}.lead`)}
                  </Text>
                </BlockStack>
              </InlineStack>
            </Box>
          </div>
        ))}
      </Card>
    </Page>
  );
}
