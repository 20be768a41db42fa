import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Row {
  table: string;
  columns: string[];
  whom: string;
  why: string;
  long: string;
  erased: string;
}

/** The columns of each table as the schema has them, without the shop that leads all of them. */
function columnsOfSchema(): Map<string, string[]> {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  return new Map(
    [...schema.matchAll(/^model \w+ \{(.*?)^\}/gmsu)].map(([, body = ""]) => {
      const fields = body.split("\n").flatMap((line) => {
        const field = /^ {2}(\w+)\s/u.exec(line)?.[1];
        return field ? [/(?<!@)@map\("(\w+)"\)/u.exec(line)?.[1] ?? field] : [];
      });
      return [/@@map\("(\w+)"\)/u.exec(body)![1]!, fields.filter((name) => name !== "shop_id")];
    }),
  );
}

const rows: Row[] = [...readFileSync("docs/privacy.md", "utf8").matchAll(/^\| `(\w+)` \|(.*)\|$/gmu)].flatMap(
  ([, table = "", rest = ""]) => {
    const [columns = "", whom = "", why = "", long = "", erased = ""] = rest.split(" | ").map((cell) => cell.trim());
    return [{ table, columns: [...columns.matchAll(/`(\w+)`/gu)].map(([, name]) => name!), whom, why, long, erased }];
  },
);

describe("docs/privacy.md", () => {
  const schema = columnsOfSchema();

  it("says of every column of every table what it is kept for, and of none that is not there", () => {
    expect(schema.size).toBeGreaterThan(40);
    expect([...new Set(rows.map(({ table }) => table))].sort()).toEqual([...schema.keys()].sort());
    for (const [table, columns] of schema) {
      const said = rows.filter((row) => row.table === table).flatMap((row) => row.columns);
      expect(said.toSorted(), table).toEqual(columns.toSorted());
    }
  });

  it.each(rows)("says of $table whom it is about, why, how long, and what an erasure leaves", ({ table, whom, why, long, erased }) => {
    for (const said of [whom, why, long, erased]) expect(said, table).not.toBe("");
    expect(whom.split(", ").filter((one) => !["customers", "merchant", "staff", "nobody"].includes(one))).toEqual([]);
    // whoever may be erased is told what is left of them
    if (whom.includes("customers")) expect(erased, table).not.toBe("stays");
  });
});
