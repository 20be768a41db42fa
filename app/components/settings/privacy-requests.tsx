import { Badge, BlockStack, Button, Card, Divider, InlineStack, Text, TextField } from "@shopify/polaris";
import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { PrivacyRequest } from "../../intake/privacy/list-requests.server";
import { useAdmin } from "../admin-frame";
import { useAct } from "../use-act";
import { useFile } from "../use-file";
import { customerWords } from "../words";
import { writeDay } from "../write";

/** Requests under privacy law: what is asked of whom, its term, what came of it, and the archive while it is kept. */
export function PrivacyRequests({ requests, now, next }: { requests: readonly PrivacyRequest[]; now: string; next: string }) {
  const { say } = useAdmin();
  useLookAgain(requests.some(({ kind, state }) => kind === "data-request" && state === "waiting"));
  return (
    <Card>
      <BlockStack gap="400">
        <AskForArchive next={next} />
        <Divider />
        {requests.length === 0 ? (
          <Text as="p" tone="subdued">
            {say("settings.privacy.requests.none")}
          </Text>
        ) : (
          requests.map((request, place) => (
            <BlockStack key={request.id} gap="400">
              {place > 0 ? <Divider /> : null}
              <Request request={request} now={now} />
            </BlockStack>
          ))
        )}
      </BlockStack>
    </Card>
  );
}

/** An archive is there within moments: the page reads itself again until it is. */
function useLookAgain(waiting: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!waiting || state !== "idle") return;
    const again = setTimeout(revalidate, 1_500);
    return () => clearTimeout(again);
  }, [waiting, state, revalidate]);
}

/** `next`: the id of the wish, made with the page; the same one again is the same wish. */
function AskForArchive({ next }: { next: string }) {
  const { say } = useAdmin();
  const [customer, setCustomer] = useState("");
  const act = useAct({ onDone: () => setCustomer("") });
  const ask = () => act.send({ request: next, customer });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <TextField
        label={say("settings.privacy.ask")}
        helpText={say("settings.privacy.ask.help")}
        value={customer}
        onChange={setCustomer}
        error={act.errorOf("customer") ?? false}
        autoComplete="off"
        connectedRight={
          <Button submit loading={act.busy}>
            {say("settings.privacy.ask.action")}
          </Button>
        }
      />
    </form>
  );
}

function Request({ request, now }: { request: PrivacyRequest; now: string }) {
  const { say, language, zone } = useAdmin();
  const { kind, digits, at, due, state, doneAt, askedBy } = request;
  const day = (instant: string) => writeDay(instant, language, zone);
  const title = [say(`settings.privacy.request.${kind}`), digits === null ? null : customerWords({ say }, digits)]
    .filter(Boolean)
    .join(" · ");
  const by = askedBy === null ? say("settings.privacy.request.by-shopify") : say("settings.privacy.request.by-staff");
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <State request={request} late={state === "waiting" && due < now} />
      </InlineStack>
      <Text as="p" tone="subdued">
        {by} {say("settings.privacy.request.noted", { day: day(at), due: day(due) })}
        {doneAt === null
          ? ""
          : ` ${say(state === "void" ? "settings.privacy.request.ended" : "settings.privacy.request.done", { day: day(doneAt) })}`}
      </Text>
      <Text as="p">{say(outcomeKey(request))}</Text>
      <Files request={request} />
    </BlockStack>
  );
}

function State({ request: { state, archiveUntil, fetchedAt }, late }: { request: PrivacyRequest; late: boolean }) {
  const { say } = useAdmin();
  if (late) return <Badge tone="critical">{say("settings.privacy.state.late")}</Badge>;
  if (state === "waiting") return <Badge tone="attention">{say("settings.privacy.state.waiting")}</Badge>;
  if (state === "void") return <Badge>{say("settings.privacy.state.void")}</Badge>;
  if (archiveUntil !== null && fetchedAt === null) return <Badge tone="info">{say("settings.privacy.state.ready")}</Badge>;
  return <Badge tone="success">{say("settings.privacy.state.done")}</Badge>;
}

function outcomeKey({ kind, state, outcome, archiveUntil }: PrivacyRequest) {
  if (state === "void") return "settings.privacy.outcome.installed-anew" as const;
  if (state === "waiting") return `settings.privacy.outcome.waiting.${kind}` as const;
  if (outcome === "nothing-held") return "settings.privacy.outcome.nothing-held" as const;
  if (kind === "data-request")
    return archiveUntil === null ? ("settings.privacy.outcome.archive-gone" as const) : ("settings.privacy.outcome.archived" as const);
  return "settings.privacy.outcome.forgotten" as const;
}

function Files({ request: { id, archiveUntil, fetchedAt } }: { request: PrivacyRequest }) {
  const { say, language, zone } = useAdmin();
  const page = useFile();
  const data = useFile();
  if (archiveUntil === null) return null;
  const gone = page.gone || data.gone;
  const day = (instant: string) => writeDay(instant, language, zone);
  return (
    <BlockStack gap="200">
      <InlineStack gap="200">
        <Button loading={page.busy} onClick={() => page.download(`/app/privacy/${id}?as=page`, `${say("settings.privacy.file")}.html`)}>
          {say("settings.privacy.archive.page")}
        </Button>
        <Button loading={data.busy} onClick={() => data.download(`/app/privacy/${id}?as=json`, `${say("settings.privacy.file")}.json`)}>
          {say("settings.privacy.archive.json")}
        </Button>
      </InlineStack>
      <Text as="p" tone="subdued">
        {say("settings.privacy.archive.until", { day: day(archiveUntil) })}
        {fetchedAt === null ? "" : ` ${say("settings.privacy.archive.fetched", { day: day(fetchedAt) })}`}
      </Text>
      {gone ? (
        <Text as="p" tone="critical">
          {say("settings.privacy.archive.gone")}
        </Text>
      ) : null}
    </BlockStack>
  );
}
