import { BlockStack, Text } from "@shopify/polaris";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { replaceProgram } from "../../../loyalty/replace-program";
import type { Proposal } from "../../../loyalty/propose";
import { useAdmin } from "../../admin-frame";
import { AskModal } from "../../ask-modal";
import { ShopperPreview } from "../preview";
import { StudioPage } from "../studio-page";
import { useDraft } from "../studio";
import { templateChoices, type ChoiceKey } from "./choices";
import { proposalWords } from "./proposal-words";
import { TemplateCard } from "./template-card";
import "./templates.css";

interface Props {
  proposal: Proposal;
  /** null: the merchant has not said it */
  returnDays: number | null;
}

/** Programs to begin from: one proposed for the shop, four templates. Using one replaces what is edited, after asking. */
export function TemplateList({ proposal, returnDays }: Props) {
  const admin = useAdmin();
  const { say, to } = admin;
  const navigate = useNavigate();
  const { program, change, data, languages } = useDraft();
  const [shown, show] = useState<ChoiceKey>("proposal");
  const [asking, ask] = useState<ChoiceKey | null>(null);
  const choices = templateChoices(proposal.program, languages, returnDays);
  const chosen = (key: ChoiceKey | null) => choices.find((choice) => choice.key === key)?.program ?? program;
  const use = () => {
    const next = chosen(asking);
    change((edited) => replaceProgram(edited, next, data.live?.program ?? null));
    ask(null);
    navigate(to("/app/program/earn"));
  };
  return (
    <StudioPage
      part="overview"
      title={say("pages.templates.title")}
      subtitle={say("pages.templates.subtitle")}
      back={{ content: say("program.part.overview"), path: "/app/program" }}
      aside={<ShopperPreview key={shown} program={chosen(shown)} />}
    >
      <BlockStack gap="400">
        {choices.map((choice) => (
          <TemplateCard
            key={choice.key}
            choice={choice}
            reasons={choice.key === "proposal" ? proposalWords(proposal.reasons, program.currency, admin) : null}
            shown={shown === choice.key}
            onShow={() => show(choice.key)}
            onUse={() => ask(choice.key)}
          />
        ))}
      </BlockStack>
      <AskModal
        open={asking !== null}
        title={say("pages.templates.ask", { name: asking === null ? "" : say(`pages.templates.${asking}`) })}
        confirm={say("pages.templates.replace")}
        onConfirm={use}
        onClose={() => ask(null)}
      >
        <Text as="p">{say("pages.templates.ask.lead")}</Text>
        {data.live === null ? null : <Text as="p">{say("pages.templates.ask.live")}</Text>}
      </AskModal>
    </StudioPage>
  );
}
