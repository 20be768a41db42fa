import { Badge, BlockStack, Card, ChoiceList, FormLayout, InlineGrid, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import type { Program } from "../../loyalty/program";
import { languages, type Language } from "../../loyalty/words";
import { useAdmin } from "../admin-frame";
import type { LanguageValues } from "./language-values";
import { ProgramSentences } from "./program-sentences";
import { SettingsSection } from "./settings-page";
import type { SettingsForm } from "./use-settings-form";

interface Props {
  form: SettingsForm<LanguageValues>;
  program: Program;
  shop: { locale: string; locales: string[] };
  /** nothing is published yet */
  disabled: boolean;
}

export function LanguageSections({ form, program, shop, disabled }: Props) {
  const { values, set } = form;
  const { say } = useAdmin();
  return (
    <>
      <SettingsSection title="settings.languages.spoken" lead="settings.languages.spoken.lead">
        <Spoken {...shop} />
      </SettingsSection>
      <SettingsSection title="settings.languages.address" lead="settings.languages.address.lead">
        <Card>
          <ChoiceList
            title={say("settings.languages.address")}
            titleHidden
            disabled={disabled}
            selected={[values.formOfAddress]}
            onChange={([chosen]) => set({ formOfAddress: chosen === "tu" ? "tu" : "vous" })}
            choices={(["vous", "tu"] as const).map((value) => ({
              value,
              label: say(`settings.languages.address.${value}`),
              helpText: say(`settings.languages.address.${value}.help`),
            }))}
          />
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.languages.names" lead="settings.languages.names.lead">
        <Card>
          <Names form={form} disabled={disabled} />
        </Card>
      </SettingsSection>
      <SettingsSection title="settings.languages.preview">
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          {languages.map((language) => (
            <Card key={language}>
              <BlockStack gap="300">
                <Text as="h3" variant="headingSm">
                  {say(`settings.languages.preview.${language}`)}
                </Text>
                <ProgramSentences program={program} values={values} language={language} locale={shop.locale} />
              </BlockStack>
            </Card>
          ))}
        </InlineGrid>
      </SettingsSection>
    </>
  );
}

/** The shop's languages: which of them Fidelio speaks, and what stands in for the others. */
function Spoken({ locale, locales }: { locale: string; locales: string[] }) {
  const { say, language } = useAdmin();
  const called = new Intl.DisplayNames(language, { type: "language" });
  const spokenIn = (tag: string): Language | null => languages.find((one) => tag.split("-")[0] === one) ?? null;
  const instead = called.of(spokenIn(locale) ?? "en") ?? "en";
  return (
    <Card>
      <BlockStack gap="400">
        {locales.map((tag) => (
          <InlineStack key={tag} gap="200" align="space-between">
            <Text as="span">
              <Named tag={tag} name={called.of(tag) ?? tag} />
            </Text>
            <InlineStack gap="200">
              {tag === locale && <Badge>{say("settings.languages.spoken.main")}</Badge>}
              {spokenIn(tag) ? (
                <Badge tone="success">{say("settings.languages.spoken.yes")}</Badge>
              ) : (
                <Badge>{say("settings.languages.spoken.falls-back", { language: instead })}</Badge>
              )}
            </InlineStack>
          </InlineStack>
        ))}
        <Text as="p" tone="subdued">
          {say("settings.languages.spoken.how")}
        </Text>
      </BlockStack>
    </Card>
  );
}

const Named = ({ tag, name }: { tag: string; name: string }) => (
  <span data-locale={tag}>{name.slice(0, 1).toLocaleUpperCase() + name.slice(1)}</span>
);

function Names({ form, disabled }: { form: SettingsForm<LanguageValues>; disabled: boolean }) {
  const { say } = useAdmin();
  const { values, set, fault } = form;
  const field = (language: Language, number: "one" | "many") => (
    <TextField
      label={`${say(`settings.languages.names.${number}`)} (${say(`settings.languages.names.${language}`)})`}
      value={values[language][number]}
      onChange={(text) => set({ [language]: { ...values[language], [number]: text } })}
      error={fault(`${language}.${number}`)}
      maxLength={60}
      autoComplete="off"
      disabled={disabled}
    />
  );
  return (
    <FormLayout>
      <FormLayout.Group condensed>
        {field("en", "one")}
        {field("en", "many")}
      </FormLayout.Group>
      <FormLayout.Group condensed>
        {field("fr", "one")}
        {field("fr", "many")}
      </FormLayout.Group>
      <Select
        label={`${say("settings.languages.names.gender")} (${say("settings.languages.names.fr")})`}
        options={(["masculine", "feminine"] as const).map((value) => ({
          value,
          label: say(`settings.languages.names.${value}`, { name: values.fr.one }),
        }))}
        value={values.gender}
        onChange={(gender) => set({ gender: gender === "feminine" ? "feminine" : "masculine" })}
        disabled={disabled}
      />
    </FormLayout>
  );
}
