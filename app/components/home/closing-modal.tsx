import { FormLayout, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { useAct } from "../use-act";

/** The end of the program as Home shows it: days of the shop as they are written, each the last one. */
export interface ClosingView {
  earnWords: string;
  spendWords: string;
  /** whether the day is behind us */
  earned: boolean;
  spent: boolean;
}

/** Announces the end of the program, with two days and the merchant's own words. */
export function ClosingModal({ today, onClose }: { today: string; onClose(): void }) {
  const { say } = useAdmin();
  const [earn, setEarn] = useState(() => later(today, 30));
  const [spend, setSpend] = useState(() => later(today, 90));
  const [notices, setNotices] = useState({ en: "", fr: "" });
  const act = useAct({ done: "home.closing.closed", onDone: onClose });
  const day = (label: string, value: string, onChange: (text: string) => void, field: "earn" | "spend", min: string) => (
    <TextField type="date" autoComplete="off" {...{ label, value, onChange, min }} error={act.errorOf(field) ?? false} />
  );
  return (
    <AskModal
      open
      title={say("home.closing.question")}
      confirm={say("home.closing.close")}
      destructive
      busy={act.busy}
      error={act.errorOf("form")}
      onConfirm={() => act.send({ intent: "close", earn, spend, ...notices })}
      onClose={onClose}
    >
      <Text as="p">{say("home.closing.means")}</Text>
      <FormLayout>
        <FormLayout.Group>
          {day(say("home.closing.earn-day"), earn, setEarn, "earn", today)}
          {day(say("home.closing.spend-day"), spend, setSpend, "spend", earn)}
        </FormLayout.Group>
        {(["en", "fr"] as const).map((language) => (
          <TextField
            key={language}
            label={say(`home.closing.notice.${language}`)}
            {...(language === "en" ? { helpText: say("home.closing.notice.help") } : {})}
            multiline={2}
            maxLength={500}
            autoComplete="off"
            value={notices[language]}
            onChange={(text) => setNotices((held) => ({ ...held, [language]: text }))}
            error={act.errorOf(language) ?? false}
          />
        ))}
      </FormLayout>
    </AskModal>
  );
}

/** Takes the announced end back, and says what of it cannot be. */
export function ReopenModal({ closing, onClose }: { closing: ClosingView; onClose(): void }) {
  const { say } = useAdmin();
  // what was asked: the page reads the new state before the answer is told of
  const [{ earned }] = useState(closing);
  const act = useAct({ done: "home.closing.reopened", onDone: onClose });
  return (
    <AskModal
      open
      title={say("home.closing.reopen.question")}
      confirm={say("home.closing.reopen")}
      busy={act.busy}
      error={act.errorOf("form")}
      onConfirm={() => act.send({ intent: "reopen" })}
      onClose={onClose}
    >
      <Text as="p">{say(earned ? "home.closing.reopen.means-late" : "home.closing.reopen.means")}</Text>
    </AskModal>
  );
}

function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
