import { Card, Checkbox, FormLayout, TextField } from "@shopify/polaris";
import type { ReferralProgram } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { languageWord, orNone, put } from "../fields/texts";
import { TextsField } from "../fields/texts-field";
import { useDraft } from "../studio";
import { Titled } from "../titled";
import { withWords, type InvitationText } from "./referral";
import { useReferral } from "./referral-editing";

const words: ReadonlyArray<{ name: InvitationText; most: number; lines: number }> = [
  { name: "title", most: 200, lines: 1 },
  { name: "lead", most: 1000, lines: 2 },
  { name: "share", most: 500, lines: 2 },
  { name: "subject", most: 150, lines: 1 },
];

/** What they can name, as it is typed. */
const named = { name: "{name}", shop: "{shop}", gain: "{gain}", code: "{code}" };

/** The merchant's own words on the friend's page and beside the link, in each language; what is left empty we say. */
export function InvitationCard() {
  const { say, language: own } = useAdmin();
  const { languages, faults } = useDraft();
  const { referral, change } = useReferral();
  const { texts } = referral;
  const several = languages.length > 1;
  return (
    <Card>
      <Titled title={say("referral.invitation")} lead={say("referral.invitation.lead")}>
        <Checkbox
          label={say("referral.name")}
          helpText={say("referral.name.help")}
          checked={referral.showName}
          onChange={(showName) => change((now) => ({ ...now, showName }))}
        />
        <FormLayout>
          {words.flatMap(({ name, most, lines }) =>
            languages.map((language, place) => {
              const label = say(`referral.words.${name}`);
              return (
                <TextField
                  key={`${name}/${language}`}
                  label={several ? say("pages.texts.label", { label, language: languageWord(language, own) }) : label}
                  value={texts[language]?.[name] ?? ""}
                  onChange={(typed) => change((now) => ({ ...now, texts: withWords(now.texts, language, name, typed) }))}
                  error={faults.at(`referral.texts.${language}.${name}`)}
                  maxLength={most}
                  autoComplete="off"
                  {...(place === 0 ? { helpText: say(`referral.words.${name}.help`, named) } : {})}
                  {...(lines > 1 ? { multiline: lines } : {})}
                />
              );
            }),
          )}
        </FormLayout>
        <TextsField
          label={say("pages.texts.image")}
          texts={referral.image}
          path="referral.image"
          onChange={(image) => change((now) => put<ReferralProgram, "image">(now, "image", orNone(image)))}
          helpText={say("referral.image.help")}
          placeholder="https://"
          address
        />
      </Titled>
    </Card>
  );
}
