import { Banner, BlockStack, Box, InlineGrid, Layout, Page, Text } from "@shopify/polaris";
import { useEffect, useRef, type ReactNode } from "react";
import type { TextKey } from "../../base/languages/text";
import { useAdmin } from "../admin-frame";
import { SaveBar } from "../save-bar";
import { writeDay } from "../write";
import type { SettingsForm } from "./use-settings-form";

export type SettingsPart =
  "surfaces" | "languages" | "terms" | "orders" | "support" | "api-keys" | "permissions" | "plan" | "privacy" | "activity";

/** Which version of the program the page shows, and whether a draft waits beside it. Null: none is published yet. */
export type LiveVersion = { version: number; since: string; drafted: boolean } | null;

interface SettingsPageProps {
  part: SettingsPart;
  children: ReactNode;
  form?: Pick<SettingsForm<object>, "changed" | "saving" | "save" | "discard" | "problem">;
  /** for pages that show the program */
  live?: LiveVersion;
  primaryAction?: { content: string; onAction(): void };
}

/** One page of the settings: its way back, its save bar, what went wrong, and which version of the program it shows. */
export function SettingsPage({ part, children, form, live, primaryAction }: SettingsPageProps) {
  const { say, to, language, zone } = useAdmin();
  const subtitle = live ? say("settings.version", { version: live.version, day: writeDay(live.since, language, zone) }) : undefined;
  return (
    <Page
      title={say(`settings.${part}.title`)}
      backAction={{ content: say("settings.title"), url: to("/app/settings") }}
      {...(subtitle ? { subtitle } : {})}
      {...(primaryAction ? { primaryAction } : {})}
    >
      {form && <SaveBar id={`settings-${part}`} open={form.changed} saving={form.saving} onSave={form.save} onDiscard={form.discard} />}
      <BlockStack gap="400">
        {form?.problem ? <Problem sentence={form.problem} /> : null}
        {live === null ? (
          <Banner
            tone="info"
            title={say("settings.no-program.title")}
            action={{ content: say("settings.no-program.action"), url: to("/app") }}
          >
            <Text as="p">{say("settings.no-program.lead")}</Text>
          </Banner>
        ) : null}
        {live?.drafted ? (
          <Banner tone="info" action={{ content: say("settings.drafted.action"), url: to("/app/program") }}>
            <Text as="p">{say("settings.drafted")}</Text>
          </Banner>
        ) : null}
        <Layout>{children}</Layout>
      </BlockStack>
    </Page>
  );
}

/** Stands where the eye and the keyboard are taken when saving was refused. */
function Problem({ sentence }: { sentence: string }) {
  const { say } = useAdmin();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [sentence]);
  return (
    <div ref={place} tabIndex={-1} role="alert">
      <Banner tone="critical" title={say("settings.problem.title")}>
        <Text as="p">{sentence}</Text>
      </Banner>
    </div>
  );
}

/** On a phone cards reach the edges, and words beside them keep their distance. */
const besideCards = { xs: "400", sm: "0" } as const;

/** Words that stand on the page itself, outside cards. */
export function PageWords({ children }: { children: ReactNode }) {
  return <Box paddingInline={besideCards}>{children}</Box>;
}

/** A section beside its title and what it is about. */
export function SettingsSection({ title, lead, children }: { title: TextKey; lead?: TextKey; children: ReactNode }) {
  const { say } = useAdmin();
  return (
    <Layout.Section>
      <InlineGrid columns={{ xs: "1fr", md: "2fr 5fr" }} gap="400">
        <Box paddingInline={besideCards} paddingBlockStart={{ xs: "200", md: "400" }}>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {say(title)}
            </Text>
            {lead ? (
              <Text as="p" tone="subdued">
                {say(lead)}
              </Text>
            ) : null}
          </BlockStack>
        </Box>
        <div>{children}</div>
      </InlineGrid>
    </Layout.Section>
  );
}
