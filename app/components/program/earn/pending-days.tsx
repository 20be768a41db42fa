import { BlockStack, Checkbox } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { WholeField } from "../fields/whole-field";
import { useDraft } from "../studio";
import { useRule } from "./rule-form";

/** How long the rule's points wait: as all points of the program, or days of its own. */
export function PendingDays() {
  const { say } = useAdmin();
  const { program } = useDraft();
  const { get, set, fault } = useRule();
  const own = get("pendingDays");
  const usual = program.points.pendingDays;
  return (
    <BlockStack gap="200">
      <Checkbox
        label={say("program.rule.pending.own")}
        helpText={say("program.rule.pending.usual", { days: Number.isNaN(usual) ? 0 : usual })}
        checked={own !== undefined}
        onChange={(checked) => set("pendingDays", checked ? usual : undefined)}
      />
      {own === undefined ? null : (
        <WholeField
          label={say("program.rule.pending.days")}
          suffix={say("program.days")}
          value={own}
          onChange={(days) => set("pendingDays", days)}
          error={fault("pendingDays")}
        />
      )}
    </BlockStack>
  );
}
