import { Form, FormLayout, Select, TextField } from "@shopify/polaris";
import type { BulkAct } from "../../members/bulk/acts";
import type { Language } from "../../loyalty/words";
import { useAdmin } from "../admin-frame";
import { parsePoints } from "../member/parse-points";
import type { TierOption } from "./tier-option";

/** What is typed so far. */
export interface Draft {
  amount: string;
  reason: string;
  tier: string;
  until: string;
}
export const emptyDraft: Draft = { amount: "", reason: "", tier: "", until: "" };

const mostAtOnce = 1_000_000;

/** The act that was asked for, or the fields that say nothing usable. */
export function actOf(kind: BulkAct["kind"], draft: Draft, language: Language): { act: BulkAct | null; wrong: string[] } {
  const { tier, until } = draft;
  if (kind === "tier") {
    const wrong = [...(tier ? [] : ["tier"]), ...(until ? [] : ["until"])];
    return { act: wrong.length === 0 ? { kind, tier, until } : null, wrong };
  }
  const read = parsePoints(draft.amount, language);
  const amount = read.ok && Math.abs(read.points) <= mostAtOnce ? read.points : null;
  const reason = draft.reason.trim();
  const wrong = [...(amount === null ? ["amount"] : []), ...(reason ? [] : ["reason"])];
  return { act: amount !== null && reason ? { kind, amount, reason } : null, wrong };
}

interface BulkFormProps {
  kind: BulkAct["kind"];
  draft: Draft;
  tiers: readonly TierOption[];
  /** fields that say nothing usable */
  wrong: readonly string[];
  onChange(draft: Draft): void;
  onSubmit(): void;
}

export function BulkForm({ kind, draft, tiers, wrong, onChange, onSubmit }: BulkFormProps) {
  const { say } = useAdmin();
  const change = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const error = (name: keyof Draft) => (wrong.includes(name) ? { error: say(`members.bulk.${name}.error`) } : {});
  return (
    <Form onSubmit={onSubmit}>
      {kind === "adjust" ? (
        <FormLayout>
          <TextField
            label={say("members.bulk.amount")}
            helpText={say("members.bulk.amount.help")}
            value={draft.amount}
            onChange={(amount) => change({ amount })}
            autoComplete="off"
            autoFocus
            {...error("amount")}
          />
          <TextField
            label={say("members.bulk.reason")}
            helpText={say("members.bulk.reason.help")}
            value={draft.reason}
            onChange={(reason) => change({ reason })}
            autoComplete="off"
            maxLength={200}
            {...error("reason")}
          />
        </FormLayout>
      ) : (
        <FormLayout>
          <Select
            label={say("members.tier")}
            options={[
              { value: "", label: "–" },
              ...tiers.filter(({ archived }) => !archived).map(({ key, title }) => ({ value: key, label: title })),
            ]}
            value={draft.tier}
            onChange={(tier) => change({ tier })}
            {...error("tier")}
          />
          <TextField
            label={say("members.bulk.until")}
            helpText={say("members.bulk.until.help")}
            type="date"
            value={draft.until}
            onChange={(until) => change({ until })}
            autoComplete="off"
            {...error("until")}
          />
        </FormLayout>
      )}
    </Form>
  );
}
