import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, EmptyState, InlineStack, Layout, Link, Text, TextField } from "@shopify/polaris";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import type { ApiScope } from "../../db/api-scopes";
import { useAdmin } from "../admin-frame";
import { emptyPicture } from "../empty-picture";
import { CreateKey } from "./create-key";
import { KeyList } from "./key-list";
import type { KeyAnswer, KeyLine } from "./key-answer";
import { PageWords, SettingsPage } from "./settings-page";

interface ApiKeysProps {
  keys: readonly KeyLine[];
  /** of the interface that they open */
  address: string;
  /** everything that a key can be allowed to do */
  scopes: readonly ApiScope[];
}

/** The keys of the merchant's own programs: made, shown once, and revoked. */
export function ApiKeys({ keys, address, scopes }: ApiKeysProps) {
  const { say } = useAdmin();
  const fetcher = useFetcher<KeyAnswer>();
  const bridge = useAppBridge();
  const [asked, setAsked] = useState(false);
  const [askings, setAskings] = useState(0);
  // what an earlier answer said is no word about this opening of the dialog
  const [earlier, setEarlier] = useState<KeyAnswer | undefined>(undefined);
  const [copied, setCopied] = useState<string | null>(null);
  const told = useRef<unknown>(null);
  const answer = fetcher.data as KeyAnswer | undefined;
  const news = answer === earlier ? undefined : answer;
  const asking = asked && news?.ok !== true;
  const faults = news && !news.ok ? news.faults : [];
  const made = answer?.ok && answer.made && answer.made.id !== copied ? answer.made : null;
  useEffect(() => {
    if (fetcher.state !== "idle" || !answer || told.current === answer) return;
    told.current = answer;
    if (answer.ok && !answer.made) bridge.toast.show(say("settings.api-keys.revoked"));
  }, [fetcher.state, answer, bridge, say]);
  const send = (body: object) => fetcher.submit(JSON.stringify(body), { method: "post", encType: "application/json" });
  const revoke = (id: string) => {
    setAsked(false);
    send({ act: "revoke", id });
  };
  const ask = () => {
    setEarlier(answer);
    setAskings(askings + 1);
    setAsked(true);
  };
  return (
    <SettingsPage
      part="api-keys"
      {...(keys.length > 0 ? { primaryAction: { content: say("settings.api-keys.create"), onAction: ask } } : {})}
    >
      <Layout.Section>
        <BlockStack gap="400">
          {made && <MadeKey made={made} onDone={() => setCopied(made.id)} />}
          {keys.length === 0 ? (
            <Card>
              <EmptyState
                heading={say("settings.api-keys.none")}
                image={emptyPicture}
                action={{ content: say("settings.api-keys.create"), onAction: ask }}
              >
                <p>{say("settings.api-keys.none.lead", { address })}</p>
              </EmptyState>
            </Card>
          ) : (
            <KeyList keys={keys} all={scopes} onRevoke={revoke} busy={fetcher.state !== "idle"} />
          )}
          <PageWords>
            <Link url={`${address}/openapi.json`} target="_blank">
              {say("settings.api-keys.document")}
            </Link>
          </PageWords>
        </BlockStack>
      </Layout.Section>
      <CreateKey
        key={askings}
        open={asking}
        busy={fetcher.state !== "idle"}
        faults={faults}
        all={scopes}
        onCreate={(label, scopes) => send({ act: "create", label, scopes })}
        onClose={() => setAsked(false)}
      />
    </SettingsPage>
  );
}

/** The one time that a key's text is seen. */
function MadeKey({ made, onDone }: { made: { key: string; label: string }; onDone(): void }) {
  const { say } = useAdmin();
  const bridge = useAppBridge();
  const field = useRef<HTMLDivElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.key);
      bridge.toast.show(say("settings.api-keys.copied"));
    } catch {
      // a frame may not be allowed to: the text is selected instead, ready for the keyboard
      field.current?.querySelector("input")?.select();
    }
  };
  return (
    <div role="status">
      <Banner tone="warning" title={`${say("settings.api-keys.made.title")}: ${made.label}`}>
        <BlockStack gap="300">
          <Text as="p">{say("settings.api-keys.made.lead")}</Text>
          <div ref={field}>
            <TextField
              label={made.label}
              labelHidden
              value={made.key}
              readOnly
              autoComplete="off"
              monospaced
              selectTextOnFocus
              connectedRight={<Button onClick={() => void copy()}>{say("settings.api-keys.copy")}</Button>}
            />
          </div>
          <InlineStack>
            <Button onClick={onDone}>{say("settings.api-keys.done")}</Button>
          </InlineStack>
        </BlockStack>
      </Banner>
    </div>
  );
}
