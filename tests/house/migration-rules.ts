/** What a migration must not do to a table that may be large and is read all the time, and what to do instead. */
interface Rule {
  fault: string;
  breaks(statement: string, script: Script): boolean;
}

interface Script {
  statements: string[];
  /** made in the script itself: nobody reads them yet */
  fresh: Set<string>;
}

/** Small for ever, however long a shop lives: an index is made while nobody notices. */
const small = new Set([
  "adjustment_proposal",
  "api_key",
  "back_award",
  "clock",
  "earning_pause",
  "program_draft",
  "program_version",
  "reward_stock",
  "saved_view",
  "setting",
  "shop",
  "spendable_goods",
  "staff",
]);

const altered = (statement: string) => /^alter table (?:if exists )?(?:only )?"?(\w+)"?/iu.exec(statement)?.[1];
const indexed = (statement: string) => /^create (?:unique )?index .*? on "?(\w+)"?/isu.exec(statement)?.[1];
const standing = (table: string | undefined, { fresh }: Script) => table !== undefined && !fresh.has(table) && !small.has(table);
const ofTable = (pattern: RegExp) => (statement: string, script: Script) => standing(altered(statement), script) && pattern.test(statement);

const rules: Rule[] = [
  {
    fault: "an index of a table that stands is built concurrently, in a migration of its own",
    breaks: (statement, script) =>
      standing(indexed(statement), script) && (!/^create (unique )?index concurrently/iu.test(statement) || script.statements.length > 1),
  },
  {
    fault: "a check or a foreign key is added NOT VALID, and validated in the next migration",
    breaks: ofTable(/add (constraint "?\w+"? )?(check|foreign key)(?!.*not valid)/isu),
  },
  {
    fault: "a constraint is validated in another migration than adds it: the lock of the adding would be held meanwhile",
    breaks: (statement, { statements }) => /validate constraint/iu.test(statement) && statements.length > 1,
  },
  {
    fault: "a unique constraint or key is added USING an INDEX that stands",
    breaks: ofTable(/add (constraint "?\w+"? )?(unique|primary key)(?!.*using index)/isu),
  },
  { fault: "NOT NULL reads the whole table: add a check NOT VALID, validate it, then set NOT NULL", breaks: ofTable(/set not null/iu) },
  { fault: "another type writes the whole table anew: add a column", breaks: ofTable(/alter (column )?"?\w+"? (set data )?type\b/iu) },
  {
    fault: "a stored generated column, or a default that differs from row to row, writes the whole table anew",
    breaks: ofTable(/add (column )?.*(generated always as .* stored|default (gen_random_uuid|random|clock_timestamp|nextval|uuidv7))/isu),
  },
  {
    fault: "rows change shop by shop in a DO block: under row-level security a statement over all shops changes nothing",
    breaks: (statement) =>
      /^(update|delete from) "?(\w+)"?/iu.test(statement) &&
      !/^(update|delete from) "?(shop|session|webhook_event|api_key|clock)\b/iu.test(statement),
  },
  {
    fault: "transfers are never changed: their days are sealed",
    breaks: (statement) => /(update|delete from) "?transfer"? /iu.test(statement),
  },
  {
    fault: "nothing may hold a table against readers",
    breaks: (statement) => /^(lock|cluster|vacuum|truncate)\b|^reindex (?!.*concurrently)/iu.test(statement),
  },
];

/** The statements of a script, without comments; what stands between dollars is one. */
export function statementsOf(sql: string): string[] {
  const parts = sql.match(/--[^\n]*|\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'|"[^"]*"|;|[^;'"$-]+|[-$]/gu) ?? [];
  const statements = [""];
  for (const part of parts) {
    if (part.startsWith("--")) continue;
    if (part === ";") statements.push("");
    else statements[statements.length - 1] += part;
  }
  return statements.map((statement) => statement.replaceAll(/\s+/gu, " ").trim()).filter((statement) => statement !== "");
}

/** What is wrong with a migration, each with the statement's beginning. */
export function faultsOf(sql: string): string[] {
  const statements = statementsOf(sql);
  const fresh = new Set(statements.flatMap((statement) => /^create table (?:if not exists )?"?(\w+)"?/iu.exec(statement)?.[1] ?? []));
  const script = { statements, fresh };
  return statements.flatMap((statement) =>
    rules.filter(({ breaks }) => breaks(statement, script)).map(({ fault }) => `${statement.slice(0, 80)}: ${fault}`),
  );
}
