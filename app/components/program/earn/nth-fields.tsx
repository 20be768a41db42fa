import { FormLayout } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { WholeField } from "../fields/whole-field";
import { WordList } from "../fields/word-list";
import { ChoiceField } from "./choice-field";
import { useRule } from "./rule-form";

const ways = [
  ["first", "program.condition.nth.first"],
  ["is", "program.condition.nth.is"],
  ["every", "program.condition.nth.every"],
] as const;

/** Which order of the member it must be. */
export function NthFields() {
  const { say } = useAdmin();
  const { get, set, fault } = useRule();
  const nth = get("when.nth") ?? { is: [1] };
  const way = "every" in nth ? "every" : nth.is.length === 1 && nth.is[0] === 1 ? "first" : "is";
  const begin = { first: { is: [1] }, is: { is: [2] }, every: { every: 5 } } as const;
  return (
    <FormLayout>
      <ChoiceField
        label="program.condition.nth.which"
        options={ways}
        value={way}
        onChange={(chosen) => set("when.nth", chosen === "every" ? begin.every : { is: [...begin[chosen].is] })}
      />
      {"every" in nth ? (
        <WholeField
          label={say("program.condition.nth.every.label")}
          helpText={say("program.condition.nth.every.help")}
          value={nth.every}
          onChange={(every) => set("when.nth", { every })}
          error={fault("when.nth")}
        />
      ) : way === "is" ? (
        <WordList
          label={say("program.condition.nth.is.label")}
          words={nth.is.map(String)}
          read={(typed) => (/^[1-9]\d{0,4}$/u.test(typed) ? typed : null)}
          onChange={(numbers) => set("when.nth", { is: numbers.map(Number).sort((one, other) => one - other) })}
          error={fault("when.nth")}
        />
      ) : null}
    </FormLayout>
  );
}
