import type { z } from "zod";
import { sentence } from "./explain/catalogue";
import type { Language } from "./words";

/** What is wrong with a program document: where, and a sentence saying what was there and what would be right. */
export interface Fault {
  /** "earning.0.points"; "" is the document itself */
  path: string;
  code: string;
  message: string;
}

type Issue = z.core.$ZodIssue;
type Figures = Record<string, string | number>;

/** One fault for each path: what else is wrong there shows once the first is mended. */
export function faultsOf(issues: readonly Issue[], document: unknown, language: Language): Fault[] {
  const faults = issues.flatMap((issue) => {
    const got = shown(at(document, issue.path));
    const say = (path: PropertyKey[], code: string, figures: Figures): Fault => ({
      path: path.map(String).join("."),
      code,
      message: sentence(language, `fault.${code}`, figures),
    });
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => say([...issue.path, key], "unknown-field", { key }));
    const [code, figures] = described(issue, at(document, issue.path) === undefined);
    return [say(issue.path, code, { got, ...figures })];
  });
  return faults.filter((fault, index) => faults.findIndex(({ path }) => path === fault.path) === index);
}

/** The fault's code and figures. Formats and checks of ours carry their code as the message. */
function described(issue: Issue, missing: boolean): [string, Figures] {
  switch (issue.code) {
    case "invalid_type":
      return missing ? ["missing", { expected: issue.expected }] : ["type", { expected: issue.expected }];
    case "invalid_value":
      return missing ? ["missing-choice", { choices: listed(issue.values) }] : ["choice", { choices: listed(issue.values) }];
    case "invalid_union":
      return [missing ? "missing-choice" : "choice", { choices: issue.message }];
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? ["too-few", { minimum: Number(issue.minimum) }]
        : ["too-small", { minimum: Number(issue.minimum) }];
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? ["too-many", { maximum: Number(issue.maximum) }]
        : ["too-big", { maximum: Number(issue.maximum) }];
    case "invalid_key":
      return [issue.issues[0]?.message ?? "language", {}];
    case "invalid_format":
      return missing ? ["missing", { expected: "string" }] : [issue.message, {}];
    case "custom":
      return [issue.message, (issue.params ?? {}) as Figures];
    default:
      return ["wrong", {}];
  }
}

function listed(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

function at(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined),
    document,
  );
}

/** What stood there, short enough for a sentence. */
function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
