import { Banner, BlockStack, Button, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useAdmin } from "./admin-frame";
import { writePoints } from "./write";

/** A long run as the pages see it: `GET /app/runs/:id`. */
export interface RunView {
  id: string;
  kind: string;
  state: "waiting" | "running" | "done" | "failed" | "stopped";
  /** null: how many steps there are is not known yet */
  total: number | null;
  done: number;
  result: unknown;
  error: string | null;
  undoes: string | null;
  undoneBy: string | null;
}

interface RunProgressProps {
  id: string;
  /** what is being done, in words: "Export of members" */
  title: string;
  /** what stands in its place once it is done */
  children?: (run: RunView) => ReactNode;
  /** called once, when the run is seen to have ended, well or by somebody who stopped it */
  onDone?: (run: RunView) => void;
}

const everyMs = 700;

/** A run's progress, asked for until it ends: a bar, a sentence that screen readers hear, and what came of it. */
export function RunProgress({ id, title, children, onDone }: RunProgressProps) {
  const { say, to } = useAdmin();
  const { run, retry, retrying } = useRun(id, to(`/app/runs/${id}`), onDone);
  if (run?.state === "failed") {
    return (
      <Banner tone="critical" title={say("run.failed", { title })}>
        <BlockStack gap="200" inlineAlign="start">
          <Text as="p">{say(run.error === "forbidden" ? "run.failed.forbidden" : "run.failed.lead")}</Text>
          <Button onClick={retry} loading={retrying}>
            {say("run.retry")}
          </Button>
        </BlockStack>
      </Banner>
    );
  }
  if (run?.state === "done") return <div role="status">{children ? children(run) : say("run.done", { title })}</div>;
  return <Bar run={run} title={title} />;
}

function Bar({ run, title }: { run: RunView | undefined; title: string }) {
  const { say, language } = useAdmin();
  const share = run?.total ? Math.min(100, Math.floor((100 * run.done) / run.total)) : 0;
  const figures = run?.total ? { done: writePoints(run.done, language), total: writePoints(run.total, language) } : null;
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200">
        <Text as="span">{title}</Text>
        <Text as="span" tone="subdued" numeric>
          {figures ? say("run.of", figures) : say("run.begins")}
        </Text>
      </InlineStack>
      <ProgressBar progress={share} size="small" ariaLabelledBy={`run-${run?.id ?? ""}`} />
      <span id={`run-${run?.id ?? ""}`} role="status" className="Polaris-Text--visuallyHidden">
        {/* in steps of a quarter: a voice that counts every step is no help */}
        {say("run.spoken", { title, share: share - (share % 25) })}
      </span>
    </BlockStack>
  );
}

/**
 * Asks again a while after each answer, until the run has ended. By plain requests: Remix cancels a fetcher's whenever the page
 * goes somewhere or reads its data again, which a page with a run often does.
 */
function useRun(id: string, address: string, onDone: RunProgressProps["onDone"]) {
  const [run, setRun] = useState<RunView | undefined>(undefined);
  const [tries, setTries] = useState(0);
  const [retrying, setRetrying] = useState(false);
  const told = useRef<string | null>(null);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await fetch(address).catch(() => null);
      const next = answer?.ok ? ((await answer.json()) as RunView) : null;
      if (left) return;
      if (next) setRun(next);
      if (!next || next.state === "waiting" || next.state === "running") timer = setTimeout(() => void ask(), everyMs);
    };
    void ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [address, tries]);
  useEffect(() => {
    if ((run?.state !== "done" && run?.state !== "stopped") || told.current === id) return;
    told.current = id;
    onDone?.(run);
  }, [run, id, onDone]);
  const retry = async () => {
    setRetrying(true);
    await fetch(address, { method: "POST" }).catch(() => null);
    setRun(undefined);
    setRetrying(false);
    setTries((before) => before + 1);
  };
  return { run, retry: () => void retry(), retrying };
}
