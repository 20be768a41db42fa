import { Banner, BlockStack, Card, Checkbox, ChoiceList, Layout, Text } from "@shopify/polaris";
import type { Program } from "../../loyalty/program";
import { languages } from "../../loyalty/words";
import { useAdmin } from "../admin-frame";
import { SettingsSection } from "./settings-page";
import { TermsEditor } from "./terms-editor";
import { withTerms, type TermsValues } from "./terms-values";
import type { SettingsForm } from "./use-settings-form";

interface Props {
  form: SettingsForm<TermsValues>;
  program: Program;
  locale: string;
  disabled: boolean;
}

const modes = ["automatic", "first-seen-signed-in", "opt-in"] as const;

export function TermsSections({ form, program, locale, disabled }: Props) {
  const { say } = useAdmin();
  const { values, set, fault } = form;
  const edited = withTerms(program, values);
  return (
    <>
      <SettingsSection title="settings.terms.enrolment" lead="settings.terms.enrolment.lead">
        <Card>
          <BlockStack gap="400">
            <ChoiceList
              title={say("settings.terms.enrolment")}
              titleHidden
              disabled={disabled}
              selected={[values.enrolment]}
              onChange={([chosen]) => set({ enrolment: modes.find((mode) => mode === chosen) ?? values.enrolment })}
              choices={modes.map((value) => ({
                value,
                label: say(`settings.terms.enrolment.${value}`),
                helpText: say(`settings.terms.enrolment.${value}.help`),
              }))}
            />
            <Checkbox
              label={say("settings.terms.ask")}
              helpText={say("settings.terms.ask.help")}
              checked={values.ask}
              onChange={(ask) => set({ ask })}
              disabled={disabled}
            />
          </BlockStack>
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.terms.texts" lead="settings.terms.texts.lead">
        <BlockStack gap="400">
          {languages.map((language) => (
            <TermsEditor
              key={language}
              language={language}
              program={edited}
              locale={locale}
              text={values[language]}
              onChange={(text) => set({ [language]: text })}
              fault={fault(language) || fault(`terms.texts.${language}`)}
              disabled={disabled}
            />
          ))}
        </BlockStack>
      </SettingsSection>
      <Layout.Section>
        <Banner tone="info" title={say("settings.terms.told.title")}>
          <Text as="p">{say("settings.terms.told")}</Text>
        </Banner>
      </Layout.Section>
    </>
  );
}
