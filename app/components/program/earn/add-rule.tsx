import { useNavigate } from "@remix-run/react";
import { useAdmin } from "../../admin-frame";
import { KindChoice } from "../kind-choice";
import { useDraft } from "../studio";
import { kindIcons } from "./kind-icons";
import { addRule, newRule, ruleKinds, type RuleKind } from "./rules";

/** Every way to earn with its picture and what it is for; choosing one opens its form. */
export function AddRule({ open, onClose }: { open: boolean; onClose(): void }) {
  const { say, to } = useAdmin();
  const { program, change } = useDraft();
  const navigate = useNavigate();
  const add = (kind: RuleKind) => {
    const rule = newRule(kind, program);
    change((now) => addRule(now, rule));
    onClose();
    navigate(to(`/app/program/earn/${rule.key}`));
  };
  return (
    <KindChoice
      open={open}
      title={say("program.earn.add")}
      lead={say("program.earn.add.lead")}
      kinds={ruleKinds.map((kind) => ({
        kind,
        icon: kindIcons[kind],
        title: say(`program.kind.${kind}`),
        help: say(`program.kind.${kind}.help`),
      }))}
      onClose={onClose}
      onChoose={add}
    />
  );
}
