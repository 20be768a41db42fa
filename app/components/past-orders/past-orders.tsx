import { Banner, BlockStack, Button, Card, EmptyState, InlineStack, Text, TextField } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { useRevalidator } from "@remix-run/react";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { emptyPicture } from "../empty-picture";
import { RunProgress } from "../run-progress";
import { writeDay } from "../write";
import { PastFigures } from "./past-figures";
import { usePastOrdersAct } from "./use-past-orders-act";
import type { PastOrdersFigures, PastOrdersView } from "./view";

/** How many orders wait, from which day on they are to count, what that would bring, and the button that does it. */
export function PastOrders(view: PastOrdersView) {
  const act = usePastOrdersAct();
  return (
    <>
      {view.begins !== null && view.orders > 0 ? <Choice view={view} act={act} /> : <Nothing view={view} />}
      {view.begins === null ? null : <History allOrders={view.allOrders} busy={act.busy} onRead={() => act.send({ act: "read" })} />}
    </>
  );
}

function Choice({ view, act }: { view: PastOrdersView; act: ReturnType<typeof usePastOrdersAct> }) {
  const { say, language, zone } = useAdmin();
  const [from, setFrom] = useState(view.oldestDay ?? "");
  const [asking, ask] = useState(false);
  const day = (at: string | null) => (at === null ? "" : writeDay(at, language, zone));
  const { orders, members } = view;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p">{say("past.lead", { day: day(view.begins), orders, members, oldest: day(view.oldest) })}</Text>
        <TextField
          label={say("past.from")}
          type="date"
          value={from}
          onChange={(value) => {
            setFrom(value);
            act.reset();
          }}
          helpText={say("past.from.help")}
          error={act.wrong && say("past.from.wrong")}
          autoComplete="off"
        />
        {view.run ? <Run key={view.run.id} run={view.run} /> : null}
        <InlineStack gap="200">
          <Button onClick={() => act.send({ act: "preview", from })} disabled={act.busy}>
            {say(view.run && !view.run.given ? "past.preview.again" : "past.preview")}
          </Button>
          <Button variant="primary" onClick={() => ask(true)} disabled={act.busy}>
            {say("past.give")}
          </Button>
        </InlineStack>
      </BlockStack>
      <AskModal
        open={asking}
        title={say("past.give")}
        confirm={say("past.give")}
        busy={act.busy}
        onConfirm={() => {
          ask(false);
          act.send({ act: "give", from });
        }}
        onClose={() => ask(false)}
      >
        <Text as="p">{say("past.give.ask")}</Text>
        <Text as="p">{say("past.give.forever")}</Text>
      </AskModal>
    </Card>
  );
}

function Run({ run }: { run: NonNullable<PastOrdersView["run"]> }) {
  const { say } = useAdmin();
  const { revalidate } = useRevalidator();
  // orders that count now wait no more
  const onDone = useCallback(() => {
    if (run.given) void revalidate();
  }, [run.given, revalidate]);
  return (
    <RunProgress id={run.id} title={say(run.given ? "past.giving" : "past.previewing")} onDone={onDone}>
      {({ result }) => <PastFigures figures={result as PastOrdersFigures} given={run.given} from={run.from} />}
    </RunProgress>
  );
}

function Nothing({ view }: { view: PastOrdersView }) {
  const { say } = useAdmin();
  const none = view.begins === null;
  return (
    <Card>
      {view.run?.given ? <Run run={view.run} /> : null}
      <EmptyState heading={say(none ? "past.none.program" : "past.none")} image={emptyPicture}>
        {say(none ? "past.none.program.lead" : "past.none.lead")}
      </EmptyState>
    </Card>
  );
}

function History({ allOrders, busy, onRead }: { allOrders: boolean; busy: boolean; onRead(): void }) {
  const { say, to } = useAdmin();
  if (!allOrders) {
    return (
      <Banner
        tone="info"
        title={say("past.history.title")}
        action={{ content: say("past.history.grant"), url: to("/app/settings/permissions") }}
      >
        {say("past.history.lead")}
      </Banner>
    );
  }
  return (
    <Banner tone="info" title={say("past.read.title")} action={{ content: say("past.read"), onAction: onRead, loading: busy }}>
      {say("past.read.lead")}
    </Banner>
  );
}
