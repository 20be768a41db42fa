import { DateTime } from "luxon";
import { z } from "zod";
import { FidelioError, isFidelioError } from "../../base/errors";
import type { TextKey } from "../../base/languages/text";
import type { ActAnswer } from "../../components/act-answer";
import { merchantsSteps } from "../../components/home/setup-steps";
import type { ShopTx } from "../../db/tenancy.server";
import { programFaceDue } from "../../face/program-face-due.server";
import { settingsSchema } from "../../programs/settings";
import { pauseSpending, resumeSpending } from "../../programs/shop.server";
import {
  closeProgram,
  dismissNotice,
  publishFirst,
  reopenProgram,
  setEarningPaused,
  setReturnDays,
  setStepDone,
  setVisibility,
} from "../../programs/status.server";
import type { PageVisit } from "./visit.server";

const yes = z.enum(["true", "false"]).transform((said) => said === "true");
const notice = z.string().trim().max(500);
const visibility = settingsSchema.shape.visibility.unwrap();

const wish = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("publish") }),
  z.object({
    intent: z.literal("return-days"),
    days: z
      .string()
      .regex(/^\d{1,3}$/u)
      .transform(Number)
      .pipe(z.int().min(0).max(365)),
  }),
  z.object({ intent: z.literal("visibility"), who: visibility.shape.who, tag: visibility.shape.tag }),
  z.object({ intent: z.literal("earning"), paused: yes }),
  z.object({ intent: z.literal("spending"), paused: yes }),
  z.object({ intent: z.literal("close"), earn: z.string(), spend: z.string(), en: notice, fr: notice }),
  z.object({ intent: z.literal("reopen") }),
  z.object({ intent: z.literal("step"), step: z.enum(merchantsSteps), done: yes }),
  z.object({ intent: z.literal("dismiss"), notice: z.literal("plan-limit"), standsFor: z.string().max(100) }),
]);
type Wish = z.output<typeof wish>;

/** A form with one field: what would be right in it. */
const faults: Record<string, { field: string; error: TextKey }> = {
  "return-days": { field: "days", error: "home.returns.wrong" },
  visibility: { field: "tag", error: "home.visibility.wrong" },
};

/** Does what the merchant's staff asked for on Home. */
export async function actOnHome(visit: PageVisit, form: FormData): Promise<ActAnswer> {
  const asked = wish.safeParse(Object.fromEntries(form));
  if (!asked.success) return { ok: false, ...(faults[String(form.get("intent"))] ?? { error: "shell.not-done" }) };
  try {
    await visit.inShop((tx) => act(tx, asked.data, visit));
    return { ok: true };
  } catch (error) {
    // somebody else published meanwhile: the page is read anew and shows what stands
    if (isFidelioError(error, "version_conflict") || isFidelioError(error, "conflict")) return { ok: false, error: "home.act.changed" };
    const wrongDay = isFidelioError(error, "invalid_input") ? error.detail["day"] : undefined;
    if (wrongDay === "earn" || wrongDay === "spend") return { ok: false, field: wrongDay, error: `home.closing.wrong.${wrongDay}` };
    if (isFidelioError(error, "invalid_input")) return { ok: false, error: "home.act.currency" };
    throw error;
  }
}

async function act(tx: ShopTx, asked: Wish, { actor: by, zone }: PageVisit): Promise<unknown> {
  switch (asked.intent) {
    case "publish":
      return publishFirst(tx, by);
    case "return-days":
      return setReturnDays(tx, asked.days, by);
    case "visibility":
      await setVisibility(tx, { who: asked.who, tag: asked.tag }, by);
      return programFaceDue(tx);
    case "earning":
      return setEarningPaused(tx, asked.paused, by);
    case "spending":
      return asked.paused ? pauseSpending(tx, by) : resumeSpending(tx, by);
    case "close": {
      const { earn, spend, en, fr } = asked;
      const notices = Object.fromEntries(Object.entries({ en, fr }).filter(([, words]) => words !== ""));
      const days = { earnUntil: endOf(earn, "earn", zone), spendUntil: endOf(spend, "spend", zone) };
      return closeProgram(tx, { ...days, ...(Object.keys(notices).length === 0 ? {} : { notice: notices }) }, by);
    }
    case "reopen":
      return reopenProgram(tx, by);
    case "step":
      return setStepDone(tx, asked.step, asked.done);
    case "dismiss":
      return dismissNotice(tx, asked.notice, asked.standsFor);
  }
}

/** The last moment of a day of the shop. */
function endOf(day: string, field: "earn" | "spend", zone: string): Date {
  const at = DateTime.fromISO(/^\d{4}-\d\d-\d\d$/u.test(day) ? day : "", { zone });
  if (!at.isValid || at.year > 9000) throw new FidelioError("invalid_input", { day: field });
  return at.endOf("day").toJSDate();
}
