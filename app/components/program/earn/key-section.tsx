import { useNavigate } from "@remix-run/react";
import { useAdmin } from "../../admin-frame";
import { KeyField } from "../fields/key-field";
import { useDraft } from "../studio";
import { useRule } from "./rule-form";
import { RuleSection } from "./rule-section";
import { renameRule } from "./rules";

/** The name under which transfers keep the rule: open until it is published, fixed from then on. */
export function KeySection() {
  const { say, to } = useAdmin();
  const { program, change, data } = useDraft();
  const { rule } = useRule();
  const navigate = useNavigate();
  const published = data.live?.program.earning.some(({ key }) => key === rule.key) ?? false;
  return (
    <RuleSection title="program.rule.key" lead={published ? "program.rule.key.fixed" : "program.rule.key.lead"}>
      <KeyField
        value={rule.key}
        published={published}
        isTaken={(wanted) => program.earning.some(({ key }) => key === wanted)}
        taken={say("program.rule.key.taken")}
        onRename={(wanted) => {
          change((now) => renameRule(now, rule.key, wanted));
          navigate(to(`/app/program/earn/${wanted}`), { replace: true, preventScrollReset: true });
        }}
      />
    </RuleSection>
  );
}
