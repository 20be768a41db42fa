import { ChoiceList, Text } from "@shopify/polaris";
import { localised } from "../../loyalty/texts";
import { useAdmin } from "../admin-frame";
import { useDraft } from "./studio";

interface Props {
  title: string;
  /** keys; undefined: members of every tier, and those of none */
  chosen: readonly string[] | undefined;
  onChange(chosen: string[] | undefined): void;
  error: string | false;
}

/** For which tiers something is. None ticked: for everyone. */
export function TierChoice({ title, chosen = [], onChange, error }: Props) {
  const { say, language } = useAdmin();
  const { program, data } = useDraft();
  const levels = (program.tiers?.levels ?? []).filter(({ archived, key }) => !archived || chosen.includes(key));
  if (levels.length === 0) return null;
  return (
    <>
      <ChoiceList
        allowMultiple
        title={title}
        selected={[...chosen]}
        onChange={(keys) => onChange(keys.length === 0 ? undefined : keys)}
        choices={levels.map(({ key, title: texts }) => ({ value: key, label: localised(texts, language, data.shop.locale) ?? key }))}
        {...(error ? { error } : {})}
      />
      <Text as="p" tone="subdued">
        {say(chosen.length === 0 ? "pages.spend.tiers.all" : "pages.spend.tiers.some")}
      </Text>
    </>
  );
}
