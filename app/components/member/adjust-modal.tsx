import { FormLayout, Select, Text, TextField } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { useAct } from "../use-act";
import { writePoints } from "../write";
import { mostPoints, parsePoints } from "./parse-points";

interface AdjustModalProps {
  open: boolean;
  onClose(): void;
  /** of this adjustment, made before its first try */
  id: string;
  name: string;
  available: number;
  /** what this person may adjust alone today; null: no limit */
  leftToday: number | null;
  goodwill: ReadonlyArray<{ key: string; title: string; points: number }>;
}

const empty = { points: "", reason: "", note: "", goodwill: "" };

/** Adds or takes points by hand, with a reason and a note to the member. Taking off asks first. */
export function AdjustModal({ open, onClose, id, name, available, leftToday, goodwill }: AdjustModalProps) {
  const { say, language } = useAdmin();
  const [given, setGiven] = useState(empty);
  const [fault, setFault] = useState<{ field: string; text: string } | null>(null);
  /** points to be taken off, about which the merchant is asked; null: nothing is asked */
  const [asking, setAsking] = useState<number | null>(null);
  const close = useCallback(() => {
    setGiven(empty);
    setFault(null);
    setAsking(null);
    onClose();
  }, [onClose]);
  const act = useAct({ onDone: close });
  const errorOf = (field: string) => (fault?.field === field ? fault.text : fault === null ? act.errorOf(field) : undefined);
  const change = (changes: Partial<typeof empty>) => {
    setFault(null);
    setGiven({ ...given, ...changes });
  };
  const send = () => {
    setAsking(null);
    act.send({ intent: "adjust", id, ...given });
  };
  const submit = () => {
    const parsed = parsePoints(given.points, language);
    if (!parsed.ok) return setFault({ field: "points", text: say(parsed.error, { most: writePoints(mostPoints, language) }) });
    if (given.reason.trim() === "") return setFault({ field: "reason", text: say("member.error.reason") });
    setFault(null);
    // more than there is needs no question: the answer says so beside the field
    if (parsed.points < 0 && -parsed.points <= available) setAsking(-parsed.points);
    else send();
  };
  const chosen = (key: string) => {
    const grant = goodwill.find((one) => one.key === key);
    change(grant ? { goodwill: key, points: String(grant.points), reason: grant.title } : { goodwill: "" });
  };
  if (asking !== null) {
    return (
      <AskModal
        open={open}
        title={say("member.adjust.ask", { points: asking })}
        confirm={say("member.adjust.ask.yes")}
        cancel={say("member.adjust.ask.back")}
        destructive
        onConfirm={send}
        onClose={() => setAsking(null)}
      >
        <Text as="p">{say("member.adjust.ask.lead", { name, left: available - asking })}</Text>
      </AskModal>
    );
  }
  return (
    <AskModal
      open={open}
      title={say("member.adjust")}
      confirm={say("member.adjust.submit")}
      busy={act.busy}
      error={errorOf("form")}
      onConfirm={submit}
      onClose={close}
    >
      <FormLayout>
        {goodwill.length > 0 && (
          <Select
            label={say("member.adjust.goodwill")}
            options={[
              { label: say("member.adjust.goodwill.none"), value: "" },
              ...goodwill.map(({ key, title, points }) => ({
                label: say("member.adjust.goodwill.option", { title, points }),
                value: key,
              })),
            ]}
            value={given.goodwill}
            onChange={chosen}
          />
        )}
        <TextField
          label={say("member.adjust.points")}
          value={given.points}
          onChange={(points) => change({ points, goodwill: "" })}
          helpText={say("member.adjust.points.help", { available: writePoints(available, language) })}
          error={errorOf("points") ?? false}
          autoComplete="off"
          requiredIndicator
        />
        <TextField
          label={say("member.adjust.reason")}
          value={given.reason}
          onChange={(reason) => change({ reason })}
          helpText={say("member.adjust.reason.help")}
          error={errorOf("reason") ?? false}
          maxLength={500}
          autoComplete="off"
          requiredIndicator
        />
        <TextField
          label={say("member.adjust.note")}
          value={given.note}
          onChange={(note) => change({ note })}
          helpText={say("member.adjust.note.help")}
          error={errorOf("note") ?? false}
          maxLength={500}
          multiline={2}
          autoComplete="off"
        />
      </FormLayout>
      {leftToday !== null && (
        <Text as="p" tone="subdued">
          {say("member.adjust.limit", { left: leftToday })}
        </Text>
      )}
    </AskModal>
  );
}
