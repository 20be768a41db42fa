import { Button, TextField } from "@shopify/polaris";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import { useRule } from "./rule-form";
import { RuleSection } from "./rule-section";
import { renameRule } from "./rules";

const wellFormed = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/u;

/** The name under which transfers keep the rule: open until it is published, fixed from then on. */
export function KeySection() {
  const { say, to } = useAdmin();
  const { program, change, data } = useDraft();
  const { rule } = useRule();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(rule.key);
  const published = data.live?.program.earning.some(({ key }) => key === rule.key) ?? false;
  const taken = program.earning.some(({ key }) => key === typed && key !== rule.key);
  const error = !wellFormed.test(typed) ? say("program.rule.key.wrong") : taken ? say("program.rule.key.taken") : false;
  const rename = () => {
    if (error !== false || typed === rule.key) return;
    change((now) => renameRule(now, rule.key, typed));
    navigate(to(`/app/program/earn/${typed}`), { replace: true, preventScrollReset: true });
  };
  return (
    <RuleSection title="program.rule.key" lead={published ? "program.rule.key.fixed" : "program.rule.key.lead"}>
      <TextField
        label={say("program.rule.key")}
        labelHidden
        value={published ? rule.key : typed}
        onChange={setTyped}
        disabled={published}
        error={published ? false : error}
        autoComplete="off"
        maxLength={64}
        monospaced
        {...(published
          ? {}
          : {
              connectedRight: (
                <Button onClick={rename} disabled={error !== false || typed === rule.key}>
                  {say("program.rule.key.set")}
                </Button>
              ),
            })}
      />
    </RuleSection>
  );
}
