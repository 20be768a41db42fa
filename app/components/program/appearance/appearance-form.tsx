import { BlockStack, Button, Card, Checkbox, ChoiceList, InlineStack } from "@shopify/polaris";
import type { Program } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { DescribedFields } from "../fields/described-fields";
import { TranslationsCard } from "../overview/translations-card";
import { useDraft } from "../studio";
import { Titled } from "../titled";

/** How the program presents itself: its words, how one joins, how French speaks, what is missing, and where the look is set. */
export function AppearanceForm({ themeEditor }: { themeEditor: string }) {
  const { say } = useAdmin();
  const { program, change } = useDraft();
  return (
    <BlockStack gap="400">
      <Card>
        <Titled title={say("pages.appearance.words")}>
          <DescribedFields part={program} path="" onChange={(next) => change(() => next)} titleHelp={say("pages.appearance.title.help")} />
        </Titled>
      </Card>
      <Address />
      <TranslationsCard />
      <Joining />
      <Look themeEditor={themeEditor} />
    </BlockStack>
  );
}

function Address() {
  const { say } = useAdmin();
  const { program, change, languages } = useDraft();
  if (!languages.some((language) => language.startsWith("fr"))) return null;
  return (
    <Card>
      <ChoiceList
        title={say("settings.languages.address")}
        selected={[program.formOfAddress]}
        onChange={([chosen]) => change((now) => ({ ...now, formOfAddress: chosen === "tu" ? "tu" : "vous" }))}
        choices={(["vous", "tu"] as const).map((value) => ({
          value,
          label: say(`settings.languages.address.${value}`),
          helpText: say(`settings.languages.address.${value}.help`),
        }))}
      />
    </Card>
  );
}

const enrolments = ["automatic", "first-seen-signed-in", "opt-in"] as const satisfies ReadonlyArray<Program["enrolment"]>;

/** How one becomes a member, and what one agrees to. The words of the terms have a page of their own. */
function Joining() {
  const { say, to } = useAdmin();
  const { program, change } = useDraft();
  return (
    <Card>
      <Titled title={say("pages.appearance.joining")} lead={say("pages.appearance.joining.lead")}>
        <ChoiceList
          title={say("settings.terms.enrolment")}
          selected={[program.enrolment]}
          onChange={([chosen]) => change((now) => ({ ...now, enrolment: enrolments.find((one) => one === chosen) ?? now.enrolment }))}
          choices={enrolments.map((value) => ({ value, label: say(`settings.terms.enrolment.${value}`) }))}
        />
        <Checkbox
          label={say("settings.terms.ask")}
          helpText={say("settings.terms.ask.help")}
          checked={program.terms.ask}
          onChange={(ask) => change((now) => ({ ...now, terms: { ...now.terms, ask } }))}
        />
        <InlineStack>
          <Button url={to("/app/settings/terms")}>{say("pages.appearance.terms.open")}</Button>
        </InlineStack>
      </Titled>
    </Card>
  );
}

/** Colours and places belong to the theme editor alone. */
function Look({ themeEditor }: { themeEditor: string }) {
  const { say } = useAdmin();
  return (
    <Card>
      <Titled title={say("pages.appearance.look")} lead={say("pages.appearance.look.lead")}>
        <InlineStack>
          <Button url={themeEditor} target="_top">
            {say("pages.appearance.look.open")}
          </Button>
        </InlineStack>
      </Titled>
    </Card>
  );
}
