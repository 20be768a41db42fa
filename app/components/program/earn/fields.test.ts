import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { earningRuleSchema, type EarningRule } from "../../../loyalty/program-parts";
import { same } from "../same";
import { fieldsOf, fromForm, readField, toForm, writeField, type FieldId } from "./fields";
import { anyRule } from "./rule.fixture";

/** The paths of a schema down to what the form edits as one. */
function pathsOf(schema: z.ZodType, path = ""): string[] {
  const inner = schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault ? (schema.def.innerType as z.ZodType) : schema;
  if (!(inner instanceof z.ZodObject) || (schema === inner && path !== "")) return [path];
  return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([name, field]) =>
    pathsOf(field, path === "" ? name : `${path}.${name}`),
  );
}

describe("the rule builder's fields", () => {
  it.each(earningRuleSchema.options.map((option) => [option.shape.on.value, option] as const))(
    "are all that a rule of kind %s can say",
    (on, option) => {
      const said = pathsOf(option).filter((path) => !["on", "key", "archived"].includes(path));
      expect([...fieldsOf[on]].sort()).toEqual(said.sort());
    },
  );

  it("GIVEN any rule WHEN it is read into the form and written back THEN it is the same", () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(same(fromForm(toForm(rule)), rule)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("GIVEN any rule WHEN any of its fields is written as it was read THEN nothing changed", () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        for (const id of fieldsOf[rule.on]) expect(same(writeField(rule, id, readField(rule, id)), rule)).toBe(true);
      }),
    );
  });

  it("GIVEN any rule WHEN a field is taken out and put back THEN it is as before, and nothing else moved meanwhile", () => {
    fc.assert(
      fc.property(anyRule, fc.nat(), (rule, number) => {
        const ids: readonly FieldId[] = fieldsOf[rule.on];
        const id = ids[number % ids.length]!;
        const without = writeField(rule, id, undefined);
        expect(readField(without, id)).toBeUndefined();
        for (const other of ids.filter((one) => one !== id)) expect(readField(without, other)).toEqual(readField(rule, other));
        expect(same(writeField(without, id, readField(rule, id)), rule)).toBe(true);
      }),
    );
  });

  it("leaves the rule that it is given as it is", () => {
    const rule: EarningRule = earningRuleSchema.parse({ key: "a", on: "order", title: { en: "A" }, points: "1" });
    const before = structuredClone(rule);
    writeField(rule, "when.tiers", ["gold"]);
    writeField(rule, "points", undefined);
    expect(rule).toEqual(before);
  });
});
