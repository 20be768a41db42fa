import { json } from "@remix-run/node";
import { z } from "zod";
import { isFidelioError } from "../../base/errors";
import { text } from "../../base/languages/text";
import type { StudioAnswer } from "../../components/program/studio-data";
import type { ShopTx } from "../../db/tenancy.server";
import { endOfLocalDay, localInstant } from "../../loyalty/local-time";
import type { Language } from "../../loyalty/words";
import { bringBackVersion } from "../../programs/change.server";
import { cancelScheduled, discardDraft, publishDraft, saveDraft } from "../../programs/draft.server";
import { writeMoment } from "../../components/write";
import { readSent } from "./read-sent.server";
import { pageVisit, type PageVisit } from "./visit.server";

const revision = z.int().min(0);
/** what happens to members whose tier would fall, and with keep the last day on which they stay */
const tiers = {
  tierChange: z.enum(["keep", "replace"]).optional(),
  keptUntil: z.iso.date().optional(),
};
const wish = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("save"), revision, document: z.unknown() }),
  z.strictObject({ intent: z.literal("discard") }),
  z.strictObject({
    intent: z.literal("publish"),
    revision,
    ifMatch: z.int().min(0),
    /** a day and a time of the shop's zone */
    at: z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u)
      .optional(),
    ...tiers,
  }),
  z.strictObject({ intent: z.literal("cancel-scheduled") }),
  z.strictObject({ intent: z.literal("roll-back"), version: z.int().min(1), ifMatch: z.int().min(1), ...tiers }),
]);
type Wish = z.output<typeof wish>;

/** Does what the merchant's staff asked for in the studio; a refusal is an answer, in the page's language. */
export async function actInStudio(request: Request) {
  const visit = await pageVisit(request);
  const asked = wish.safeParse(await readSent(request));
  if (!asked.success) return answer({ ok: false, faults: [], problem: text(visit.language, "shell.not-done") });
  try {
    return answer(await visit.inShop((tx) => act(tx, asked.data, visit)));
  } catch (error) {
    const refused = refusal(error, visit);
    if (!refused) throw error;
    return answer(refused);
  }
}

const answer = (body: StudioAnswer) => json(body);

async function act(tx: ShopTx, asked: Wish, { actor: by, language, zone }: PageVisit): Promise<StudioAnswer> {
  switch (asked.intent) {
    case "save":
      await saveDraft(tx, asked.document, { by, revision: asked.revision, language });
      return { ok: true, done: "saved" };
    case "discard":
      await discardDraft(tx, by);
      return { ok: true, done: "discarded" };
    case "publish": {
      const at = asked.at === undefined ? {} : { at: localInstant(asked.at, zone) };
      const { revision: seen, ifMatch } = asked;
      const version = await publishDraft(tx, { by, language, revision: seen, ifMatch, ...at, ...decision(asked, zone) });
      return { ok: true, done: asked.at === undefined ? "published" : "scheduled", version };
    }
    case "cancel-scheduled":
      await cancelScheduled(tx, by);
      return { ok: true, done: "cancelled" };
    case "roll-back": {
      const { version } = await bringBackVersion(tx, asked.version, { by, language, ifMatch: asked.ifMatch, ...decision(asked, zone) });
      return { ok: true, done: "rolled-back", version };
    }
  }
}

function decision(
  { tierChange, keptUntil }: { tierChange?: "keep" | "replace" | undefined; keptUntil?: string | undefined },
  zone: string,
) {
  return {
    ...(tierChange === undefined ? {} : { tierChange }),
    ...(keptUntil === undefined ? {} : { keptUntil: endOfLocalDay(keptUntil, zone) }),
  };
}

/** What the rooms below refuse, in words; null for what is no refusal. */
function refusal(error: unknown, { language, zone }: PageVisit): StudioAnswer | null {
  if (!isFidelioError(error)) return null;
  const { code, detail } = error;
  const say = (problem: string): StudioAnswer => ({ ok: false, faults: [], problem });
  if (code === "version_conflict") {
    return "version" in detail
      ? say(text(language, "program.problem.version", { version: Number(detail["version"]) }))
      : say(text(language, "program.problem.revision"));
  }
  if (code === "conflict" && detail["reason"] === "version-scheduled") return say(waits(detail, language, zone));
  if (code === "not_found") return say(text(language, "program.problem.gone"));
  if (code !== "invalid_input") return null;
  const faults = (detail["faults"] ?? []) as Array<{ path: string; message: string }>;
  return { ok: false, faults, problem: text(language, "program.problem.fields") };
}

const waits = (detail: Record<string, unknown>, language: Language, zone: string) =>
  text(language, "program.problem.scheduled", {
    version: Number(detail["version"]),
    moment: writeMoment(String(detail["at"]), language, zone),
  });
