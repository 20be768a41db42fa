import { BlockStack, Card, ChoiceList, Text } from "@shopify/polaris";
import { pointsIn, voiceOf } from "../../../loyalty/describe/voice";
import { writeMoney } from "../../../loyalty/explain/figures";
import type { Program } from "../../../loyalty/program";
import { pointsValue } from "../../../loyalty/rewards";
import { localised } from "../../../loyalty/texts";
import { useAdmin } from "../../admin-frame";
import { DecimalField } from "../fields/decimal-field";
import { put } from "../fields/texts";
import { useDraft } from "../studio";

/** What a point is worth in figures of money, and how fractions of points are rounded. */
export function ValueCard() {
  const { say } = useAdmin();
  const { program, change, faults } = useDraft();
  const { points } = program;
  const set = (next: Program["points"]) => change((now) => ({ ...now, points: next }));
  const own = points.value !== undefined;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say("pages.points.value")}
        </Text>
        <ChoiceList
          title={say("pages.points.value.how")}
          selected={[own ? "own" : "best"]}
          onChange={([chosen]) => set(put(points, "value", chosen === "own" ? (points.value ?? "0.01") : undefined))}
          choices={[
            { value: "best", label: say("pages.points.value.best"), helpText: say("pages.points.value.best.help") },
            { value: "own", label: say("pages.points.value.own") },
          ]}
        />
        {own ? (
          <DecimalField
            label={say("pages.points.value.field")}
            value={points.value ?? ""}
            onChange={(value) => set({ ...points, value })}
            currency={program.currency}
            error={faults.at("points.value")}
          />
        ) : null}
        <Formula />
        <ChoiceList
          title={say("pages.points.rounding")}
          selected={[points.rounding]}
          onChange={([chosen]) => set({ ...points, rounding: chosen === "ceil" ? "ceil" : chosen === "nearest" ? "nearest" : "floor" })}
          choices={(["floor", "nearest", "ceil"] as const).map((value) => ({ value, label: say(`pages.points.rounding.${value}`) }))}
        />
      </BlockStack>
    </Card>
  );
}

/** "200 points = £5.00, by the reward £5 off" */
function Formula() {
  const { say, language, zone } = useAdmin();
  const { program, data } = useDraft();
  const said = (() => {
    try {
      const value = pointsValue(program);
      if (value === null) return say("pages.points.value.none");
      const voice = voiceOf(program, language, { ...data.shop, zone });
      const figures = { points: pointsIn(voice, value.points), money: writeMoney(value.minor, program.currency, language) };
      const reward = program.rewards.find(({ key }) => key === value.reward);
      const name = reward && (localised(reward.title, language, data.shop.locale) ?? reward.key);
      return name ? say("pages.points.value.formula-by", { ...figures, reward: name }) : say("pages.points.value.formula", figures);
    } catch {
      return say("pages.typing");
    }
  })();
  return <Text as="p">{said}</Text>;
}
