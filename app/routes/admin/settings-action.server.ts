import { json } from "@remix-run/node";
import type { z } from "zod";
import { text } from "../../base/languages/text";
import { isFidelioError } from "../../base/errors";
import type { SettingsAnswer } from "../../components/settings/answer";
import type { ShopTx } from "../../db/tenancy.server";
import type { Language } from "../../loyalty/words";
import { readSent } from "./read-sent.server";
import { pageVisit, type PageVisit } from "./visit.server";

/** What an action does with what was sent; a number is the version that is live now. */
type Save<Input> = (tx: ShopTx, input: Input, visit: PageVisit) => Promise<number | void>;

/** Saves a settings page: signs in, reads the JSON, and answers what was saved or what is wrong, in the page's language. */
export async function saveSettings<Shape extends z.ZodType>(request: Request, shape: Shape, save: Save<z.output<Shape>>) {
  const visit = await pageVisit(request);
  const sent = shape.safeParse(await readSent(request));
  if (!sent.success) return answer({ ok: false, faults: formFaults(sent.error.issues, visit.language), problem: null });
  try {
    const version = await visit.inShop((tx) => save(tx, sent.data, visit));
    return answer({ ok: true, ...(typeof version === "number" ? { version } : {}) });
  } catch (error) {
    const refused = refusal(error, visit.language);
    if (!refused) throw error;
    return answer(refused);
  }
}

/** A form that is refused is an answer like any other: a status of its own would stand as an error in the browser's console. */
const answer = (body: SettingsAnswer) => json(body);

/** What the program's publication refuses, as the form can show it. */
export function refusal(error: unknown, language: Language): SettingsAnswer | null {
  if (!isFidelioError(error)) return null;
  const { code, detail } = error;
  if (code === "version_conflict") {
    return { ok: false, faults: [], problem: text(language, "settings.problem.version", { version: Number(detail["version"]) }) };
  }
  if (code === "conflict" && detail["reason"] === "no-program") {
    return { ok: false, faults: [], problem: text(language, "settings.problem.no-program") };
  }
  if (code === "conflict" && detail["reason"] === "version-scheduled") {
    return { ok: false, faults: [], problem: text(language, "settings.problem.scheduled", { version: Number(detail["version"]) }) };
  }
  if (code !== "invalid_input") return null;
  const faults = detail["faults"] as Array<{ path: string; message: string }>;
  const sentences = faults.map(({ message }) => message).join(" ");
  return { ok: false, faults, problem: `${text(language, "settings.problem.refused")} ${sentences}` };
}

type Issue = z.core.$ZodIssue;

/** One sentence for each field, in the page's language. */
export function formFaults(issues: readonly Issue[], language: Language): Array<{ path: string; message: string }> {
  const faults = issues.map((issue) => ({ path: issue.path.map(String).join("."), message: sentence(issue, language) }));
  return faults.filter((fault, place) => faults.findIndex(({ path }) => path === fault.path) === place);
}

function sentence(issue: Issue, language: Language): string {
  switch (issue.code) {
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? text(language, "settings.fault.missing")
        : text(language, "settings.fault.too-small", { minimum: Number(issue.minimum) });
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? text(language, "settings.fault.too-long", { maximum: Number(issue.maximum) })
        : text(language, "settings.fault.too-big", { maximum: Number(issue.maximum) });
    case "invalid_type":
      return text(language, issue.expected === "int" || issue.expected === "number" ? "settings.fault.whole" : "settings.fault.missing");
    case "invalid_format":
      return text(language, issue.format === "email" ? "settings.fault.email" : "settings.fault.wrong");
    default:
      return text(language, "settings.fault.wrong");
  }
}
