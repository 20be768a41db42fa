import { useParams } from "@remix-run/react";
import { EmptyState } from "@shopify/polaris";
import { useAdmin } from "../components/admin-frame";
import { emptyPicture } from "../components/empty-picture";
import { RuleBuilder } from "../components/program/earn/rule-builder";
import { RuleForm } from "../components/program/earn/rule-form";
import { RuleWords, titleIn } from "../components/program/earn/rule-words";
import { ShopperPreview } from "../components/program/preview";
import { useDraft } from "../components/program/studio";
import { StudioPage } from "../components/program/studio-page";

/** One way to earn: all that it can say, in plain words beside it. */
export default function Rule() {
  const admin = useAdmin();
  const { say } = admin;
  const { key = "" } = useParams();
  const { program } = useDraft();
  const rule = program.earning.find((one) => one.key === key);
  const back = { content: say("program.part.earn"), path: "/app/program/earn" };
  return (
    <RuleForm
      ruleKey={key}
      missing={
        <StudioPage part="earn" back={back} title={say("program.earn.missing")}>
          <EmptyState heading={say("program.earn.missing")} image={emptyPicture}>
            {say("program.earn.missing.lead")}
          </EmptyState>
        </StudioPage>
      }
    >
      {rule ? (
        <StudioPage
          part="earn"
          back={back}
          title={titleIn(admin)(rule.title) || key}
          subtitle={say(`program.kind.${rule.on}`)}
          aside={
            <>
              <div className="studio-wide">
                <RuleWords rule={rule} />
              </div>
              <ShopperPreview program={program} page="earn" />
            </>
          }
        >
          <div className="studio-narrow">
            <RuleWords rule={rule} quiet />
          </div>
          <RuleBuilder key={key} />
        </StudioPage>
      ) : null}
    </RuleForm>
  );
}
