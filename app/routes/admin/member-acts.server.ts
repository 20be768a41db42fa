import { DateTime } from "luxon";
import { z } from "zod";
import { FidelioError, isFidelioError } from "../../base/errors";
import { mostPoints, parsePoints } from "../../components/member/parse-points";
import type { ActAnswer } from "../../components/act-answer";
import type { ShopTx } from "../../db/tenancy.server";
import { liftBlock } from "../../intake/orders/lift-block.server";
import { decideProposal, proposeOrAdjust } from "../../members/adjustment-limit.server";
import { reverseAdjustment } from "../../members/adjust.server";
import { blockMember } from "../../members/membership.server";
import { knownMember } from "../../members/read.server";
import { endTiersByHand, setTiersByHand } from "../../members/tier-by-hand.server";
import { memberAndMerged } from "../../members/timeline.server";
import { noteActs } from "../../programs/audit-entries.server";
import { actOnRedemption, redemptionForm, type RedemptionForm } from "./redemption-acts.server";
import type { PageVisit } from "./visit.server";

const id = z.uuid();
const words = (most: number) => z.string().trim().max(most);

const form = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("adjust"),
    id,
    points: z.string().max(100),
    reason: words(500).min(1),
    note: words(500),
    goodwill: words(64),
  }),
  z.object({ intent: z.literal("undo"), adjustment: id }),
  z.object({ intent: z.enum(["confirm", "refuse"]), proposal: id }),
  z.object({ intent: z.enum(["block", "unblock", "end-tier"]) }),
  z.object({ intent: z.literal("set-tier"), tier: words(64), until: z.string() }),
  ...redemptionForm.options,
]);
type Form = z.output<typeof form>;
type Of<Intent extends Form["intent"]> = Extract<Form, { intent: Intent }>;

interface Asked {
  visit: PageVisit;
  customerId: string;
}

/** Does what the merchant asked for on a member's page, in the person's name. */
export async function actOnMember(visit: PageVisit, customerId: string, fields: Record<string, unknown>): Promise<ActAnswer> {
  const read = form.safeParse(fields);
  if (!read.success) return { ok: false, ...formFault(read.error) };
  try {
    return await perform({ visit, customerId }, read.data);
  } catch (error) {
    const fault = isFidelioError(error) ? faultOf(error, read.data.intent) : null;
    if (!fault) throw error;
    return { ok: false, ...fault };
  }
}

type Fault = Pick<Extract<ActAnswer, { ok: false }>, "field" | "error" | "values">;

function formFault(error: z.ZodError): Fault {
  const [issue] = error.issues;
  const field = String(issue?.path[0] ?? "form");
  if (field === "reason" && issue?.code === "too_small") return { field, error: "member.error.reason" };
  if (issue?.code === "too_big") return { field, error: "member.error.too-long", values: { most: Number(issue.maximum) } };
  return { field: "form", error: "shell.not-done" };
}

function faultOf({ code, detail }: FidelioError, intent: Form["intent"]): Fault | null {
  const available = Number(detail["available"] ?? 0);
  if (code === "insufficient_points") {
    if (intent === "undo") return { field: "form", error: "member.error.undo-spent", values: { available } };
    return { field: intent === "adjust" ? "points" : "form", error: "member.error.insufficient", values: { available } };
  }
  if (code === "forbidden") return { field: "form", error: "member.error.own" };
  if (code === "invalid_input") {
    const [fault] = (detail["faults"] ?? []) as Array<{ path: string }>;
    if (fault?.path === "tier") return { field: "tier", error: "member.error.tier" };
    if (fault?.path === "until") return { field: "until", error: "member.error.until" };
  }
  if (code === "conflict") {
    const known = {
      undo: "member.error.undone",
      confirm: "member.error.decided",
      refuse: "member.error.decided",
    } as const;
    return { field: "form", error: intent in known ? known[intent as keyof typeof known] : "shell.not-done" };
  }
  return code === "not_found" || code === "member_not_active" || code === "cause_key_conflict"
    ? { field: "form", error: "shell.not-done" }
    : null;
}

function perform(asked: Asked, given: Form): Promise<ActAnswer> {
  switch (given.intent) {
    case "adjust":
      return adjust(asked, given);
    case "undo":
      return inMember(asked, "member.undo.done", async (tx, member) => {
        await ownTransfer(tx, member.id, given.adjustment);
        await reverseAdjustment(tx, { adjustmentId: given.adjustment, by: asked.visit.actor });
      });
    case "confirm":
    case "refuse": {
      const done = given.intent === "confirm" ? "member.proposals.confirmed" : "member.proposals.refused";
      return inMember(asked, done, async (tx, member) => {
        const proposal = await tx.prisma.adjustmentProposal.findFirst({ where: { id: given.proposal, memberId: member.id } });
        if (!proposal) throw new FidelioError("not_found");
        await decideProposal(tx, given.proposal, { confirm: given.intent === "confirm", by: asked.visit.actor });
      });
    }
    case "block":
      return standing(asked, given.intent, "member.block.done", blockMember);
    case "unblock":
      return standing(asked, given.intent, "member.unblock.done", liftBlock);
    case "set-tier":
      return setTier(asked, given);
    case "end-tier":
      return inMember(asked, "member.tier.end.done", (tx, member) => endTiersByHand(tx, [member.id], { by: asked.visit.actor }));
    case "release":
    case "reissue":
    case "hand-over":
      return redemption(asked, given);
  }
}

type Member = Awaited<ReturnType<typeof knownMember>>;
type Done = NonNullable<Extract<ActAnswer, { ok: true }>["done"]>;

async function inMember(
  { visit, customerId }: Asked,
  done: Done,
  act: (tx: ShopTx, member: Member) => Promise<unknown>,
): Promise<ActAnswer> {
  await visit.inShop(async (tx) => act(tx, await knownMember(tx, customerId)));
  return { ok: true, done };
}

async function adjust({ visit, customerId }: Asked, given: Of<"adjust">): Promise<ActAnswer> {
  const parsed = parsePoints(given.points, visit.language);
  if (!parsed.ok) return { ok: false, field: "points", error: parsed.error, values: { most: mostPoints } };
  const { id: adjustmentId, reason, note, goodwill } = given;
  const outcome = await visit.inShop((tx) =>
    proposeOrAdjust(tx, {
      id: adjustmentId,
      customerId,
      amount: parsed.points,
      reason,
      note: note || null,
      goodwill: goodwill || null,
      by: visit.actor,
    }),
  );
  return { ok: true, done: "proposed" in outcome ? "member.adjust.proposed" : "member.adjust.done" };
}

/** An adjustment of this member's, or of one merged into it: an id of somebody else's is nobody's here. */
async function ownTransfer(tx: ShopTx, memberId: string, adjustmentId: string): Promise<void> {
  const { memberIds } = await memberAndMerged(tx, memberId);
  const found = await tx.prisma.transfer.findFirst({
    where: { memberId: { in: memberIds }, causeType: "adjustment", causeId: adjustmentId },
    select: { id: true },
  });
  if (!found) throw new FidelioError("not_found");
}

function standing(
  asked: Asked,
  intent: "block" | "unblock",
  done: Done,
  change: (tx: ShopTx, customerId: string) => Promise<{ id: string }>,
) {
  return inMember(asked, done, async (tx) => {
    const { id: subject } = await change(tx, asked.customerId);
    await noteActs(tx, [{ actor: asked.visit.actor, action: `member.${intent}`, subject, detail: {} }]);
  });
}

async function setTier(asked: Asked, { tier, until }: Of<"set-tier">): Promise<ActAnswer> {
  const { zone, actor } = asked.visit;
  const day = DateTime.fromISO(/^\d{4}-\d\d-\d\d$/u.test(until) ? until : "", { zone });
  if (!day.isValid || day.year > 9000) return { ok: false, field: "until", error: "member.error.until" };
  const lastMoment = day.endOf("day").toJSDate();
  return inMember(asked, "member.tier.set.done", (tx, member) => setTiersByHand(tx, [member.id], { tier, until: lastMoment, by: actor }));
}

/** A redemption of this member's: an id of somebody else's is nobody's here. */
function redemption({ visit, customerId }: Asked, given: RedemptionForm): Promise<ActAnswer> {
  return actOnRedemption(visit, given, async (tx) => (await knownMember(tx, customerId)).id);
}
