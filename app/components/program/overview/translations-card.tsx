import { Card, Link, List, Text } from "@shopify/polaris";
import { useMemo } from "react";
import { localised } from "../../../loyalty/texts";
import { useAdmin } from "../../admin-frame";
import { languageName } from "../fields/texts";
import { partOfPath, placeOf } from "../places";
import { useDraft } from "../studio";
import { Titled } from "../titled";
import { missingTexts, partAt } from "../translations";

const shownAtMost = 20;

/** How many texts one of the shop's languages lacks, and where they are written. */
export function TranslationsCard() {
  const { say, to, language } = useAdmin();
  const { program, languages } = useDraft();
  const missing = useMemo(() => missingTexts(program, languages), [program, languages]);
  return (
    <Card>
      <Titled title={say("program.translations")}>
        <Text as="p" tone={missing.length === 0 ? "subdued" : "base"}>
          {say("program.translations.count", { count: missing.length })}
        </Text>
        {missing.length === 0 ? null : (
          <List>
            {missing.slice(0, shownAtMost).map(({ path, language: lacking }) => {
              const titled = partAt(program, path);
              const name = titled ? localised(titled, language) : null;
              return (
                <List.Item key={`${path}/${lacking}`}>
                  <Link url={to(placeOf(program, path))}>{name ?? say(`program.part.${partOfPath(path)}`)}</Link>
                  {` – ${languageName(lacking, language)}`}
                </List.Item>
              );
            })}
          </List>
        )}
      </Titled>
    </Card>
  );
}
