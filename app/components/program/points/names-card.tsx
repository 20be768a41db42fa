import { BlockStack, Card, FormLayout, Select, Text, TextField } from "@shopify/polaris";
import { pointsIn, voiceOf } from "../../../loyalty/describe/voice";
import { languages as ours } from "../../../loyalty/words";
import { useAdmin } from "../../admin-frame";
import { languageWord } from "../fields/texts";
import { useDraft } from "../studio";
import { hasGender, withGender, withName } from "./names";

/** What points are called, by language: one and many, and for French which gender. */
export function NamesCard() {
  const { say, language: own } = useAdmin();
  const { program, change, faults, languages } = useDraft();
  const { names, genders } = program.points;
  const label = (word: string, language: string) => say("pages.texts.label", { label: word, language: languageWord(language, own) });
  const field = (language: string, place: 0 | 1) => (
    <TextField
      label={label(say(place === 0 ? "pages.points.one" : "pages.points.many"), language)}
      value={names[language]?.[place] ?? ""}
      onChange={(text) =>
        change((now) => ({ ...now, points: { ...now.points, names: withName(now.points.names, language, place, text) } }))
      }
      error={faults.at(`points.names.${language}.${place}`) || (place === 0 ? faults.at(`points.names.${language}`) : false)}
      maxLength={60}
      autoComplete="off"
    />
  );
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say("pages.points.names")}
          </Text>
          <Text as="p" tone="subdued">
            {say("pages.points.names.lead")}
          </Text>
        </BlockStack>
        {faults.at("points.names") ? (
          <Text as="p" tone="critical">
            {faults.at("points.names")}
          </Text>
        ) : null}
        {languages.map((language) => (
          <FormLayout key={language}>
            <FormLayout.Group condensed>
              {field(language, 0)}
              {field(language, 1)}
            </FormLayout.Group>
            {hasGender(language) && names[language] !== undefined ? (
              <Select
                label={label(say("pages.points.gender"), language)}
                options={(["masculine", "feminine"] as const).map((value) => ({
                  value,
                  label: say(`pages.points.gender.${value}`, { name: names[language]?.[0] ?? "" }),
                }))}
                value={genders[language] ?? "masculine"}
                onChange={(gender) => change((now) => withGender(now, language, gender === "feminine" ? "feminine" : "masculine"))}
              />
            ) : null}
          </FormLayout>
        ))}
        <Samples />
      </BlockStack>
    </Card>
  );
}

const amounts = [0, 1, 2, 1250];

/** How the names read with numbers: French says "0 point" and English "0 points". */
function Samples() {
  const { zone } = useAdmin();
  const { program, data } = useDraft();
  const { names } = program.points;
  return (
    <BlockStack gap="100">
      {ours
        .filter((language) => names[language]?.every((name) => name !== ""))
        .map((language) => (
          <p key={language} lang={language}>
            <Text as="span" tone="subdued">
              {amounts.map((amount) => pointsIn(voiceOf(program, language, { ...data.shop, zone }), amount)).join(", ")}
            </Text>
          </p>
        ))}
    </BlockStack>
  );
}
