import { FormLayout, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { useAct } from "../use-act";

interface TierModalProps {
  open: boolean;
  onClose(): void;
  levels: readonly string[];
  titles: Record<string, string>;
  current: string | null;
  /** the shop's day, "2026-11-22" */
  today: string;
}

/** Sets a tier by hand to the end of a day. */
export function TierModal({ open, onClose, levels, titles, current, today }: TierModalProps) {
  const { say } = useAdmin();
  const [tier, setTier] = useState(current ?? levels[0] ?? "");
  const [until, setUntil] = useState(() => inThreeMonths(today));
  const act = useAct({ onDone: onClose });
  return (
    <AskModal
      open={open}
      title={say("member.tier.set")}
      confirm={say("member.tier.set")}
      busy={act.busy}
      error={act.errorOf("form")}
      onConfirm={() => act.send({ intent: "set-tier", tier, until })}
      onClose={onClose}
    >
      <Text as="p">{say("member.tier.set.lead")}</Text>
      <FormLayout>
        <Select
          label={say("member.tier.set.tier")}
          options={levels.map((key) => ({ label: titles[key] ?? key, value: key }))}
          value={tier}
          onChange={setTier}
          error={act.errorOf("tier") ?? false}
        />
        <TextField
          type="date"
          label={say("member.tier.set.until")}
          value={until}
          min={today}
          onChange={setUntil}
          error={act.errorOf("until") ?? false}
          autoComplete="off"
        />
      </FormLayout>
    </AskModal>
  );
}

function inThreeMonths(day: string): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + 3);
  return at.toISOString().slice(0, 10);
}
