import { describe, expect, it } from "vitest";
import { defaultProgram } from "../../../loyalty/default-program";
import { parseProgram } from "../../../loyalty/program";
import { addRule, changeRule, freeKey, moveRule, newRule, removeRule, renameRule, ruleKinds } from "./rules";

const program = defaultProgram("GBP");
const keys = ({ earning }: { earning: Array<{ key: string }> }) => earning.map(({ key }) => key);

describe("a new rule", () => {
  it.each(ruleKinds)("of kind %s could be published as it stands, twice", (on) => {
    const once = addRule(program, newRule(on, program));
    const twice = addRule(once, newRule(on, once));
    expect(parseProgram(twice)).toMatchObject({ ok: true });
    expect(twice.earning.at(-1)!.title).toMatchObject({ en: expect.any(String), fr: expect.any(String) });
  });

  it("for orders counts money in units of the shop's currency", () => {
    const yen = defaultProgram("JPY");
    expect(newRule("order", yen)).toMatchObject({ per: "100" });
    expect(newRule("order", { ...yen, earning: [] })).toMatchObject({ per: "100" });
  });
});

describe("the list of rules", () => {
  it("moves a rule past archived ones, and not past the ends", () => {
    const archived = changeRule(program, "signup", (rule) => ({ ...rule, archived: true }));
    expect(keys(moveRule(archived, "birthday", -1))).toEqual(["birthday", "signup", "purchase"]);
    expect(keys(moveRule(archived, "purchase", -1))).toEqual(keys(archived));
    expect(keys(moveRule(archived, "birthday", 1))).toEqual(keys(archived));
  });

  it("renames a rule where boosts name it, and finds a key that is free", () => {
    const boost = { ...newRule("boost", program), rules: ["purchase"] } as ReturnType<typeof newRule>;
    const renamed = renameRule(addRule(program, boost), "purchase", "shop");
    expect(renamed.earning[0]!.key).toBe("shop");
    expect(renamed.earning.at(-1)).toMatchObject({ rules: ["shop"] });
    expect(freeKey("boost", renamed)).toBe("boost-2");
    expect(keys(removeRule(renamed, "boost"))).toEqual(["shop", "signup", "birthday"]);
  });
});
