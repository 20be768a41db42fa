import type { TextKey } from "../../base/languages/text";
import { memberAccounts } from "../../loyalty/words";
import type { TimelineEntry } from "../../members/timeline";
import type { AdminWords } from "../admin-frame";
import { actorWords, type ActorNames } from "../words";
import { writeDay, writePoints, writeSigned } from "../write";

interface Known {
  names: ActorNames;
  tierTitles: Record<string, string>;
  goodwill: ReadonlyArray<{ key: string; title: string }>;
}
interface Described {
  title: string;
  /** "+48"; null: no points moved */
  amount: string | null;
  lines: string[];
}
type Of<Type extends TimelineEntry["type"]> = Extract<TimelineEntry, { type: Type }>;

/** An entry of a timeline in words. */
export function describeEntry(entry: TimelineEntry, known: Known, words: AdminWords): Described {
  switch (entry.type) {
    case "transfer":
      return transfer(entry, known, words);
    case "order":
      return { title: words.say("timeline.order.nothing"), amount: "0", lines: [entry.explanation[words.language]] };
    case "tier":
      return tier(entry, known, words);
    case "standing":
      return entry.what === "left"
        ? { title: words.say("timeline.left"), amount: null, lines: [] }
        : { title: words.say("timeline.joined"), amount: null, lines: joining(entry.how, words) };
    case "consent": {
      const { kind, textVersion: version } = entry;
      return {
        title: words.say(`timeline.consent.${entry.what}`),
        amount: null,
        lines: [words.say("timeline.consent.kind", { kind, version })],
      };
    }
    case "act":
      return act(entry, known, words);
  }
}

const isOwn = (account: string) => memberAccounts.some((own) => own === account);

function transfer({ transfer: moved, adjustment, redemption }: Of<"transfer">, { names, goodwill }: Known, words: AdminWords): Described {
  const { say, language } = words;
  const [from, to] = [isOwn(moved.from), isOwn(moved.to)];
  // between two accounts of the member's own nothing came or went
  const amount = from && to ? writePoints(moved.amount, language) : writeSigned(from ? -moved.amount : moved.amount, language);
  const lines = [moved.explanation[language]];
  if (moved.from === "owed" && moved.kind !== "merge") lines.push(say("timeline.as-debt"));
  if (redemption) lines.push(redemption.reward);
  if (adjustment) {
    const name = actorWords(words, names[adjustment.by]);
    const granted = goodwill.find(({ key }) => key === adjustment.goodwill);
    const proposer = adjustment.proposedBy && actorWords(words, names[adjustment.proposedBy]);
    lines.push(proposer ? say("timeline.confirmed-by", { proposer, name }) : say("timeline.adjusted-by", { name }));
    if (granted) lines.push(`${say("member.adjust.goodwill")} · ${granted.title}`);
    if (adjustment.reason) lines.push(say("timeline.reason", { reason: adjustment.reason }));
    if (adjustment.note) lines.push(say("timeline.note", { note: adjustment.note }));
  }
  // the ledger's kinds are a closed list, and a test holds the catalogue to them
  return { title: say(`transfer.${moved.kind}` as TextKey), amount, lines };
}

function tier({ from, to, reason }: Of<"tier">, { tierTitles }: Known, { say }: AdminWords): Described {
  const title = (key: string) => tierTitles[key] ?? key;
  const way =
    to === null
      ? say("timeline.tier.out", { from: from === null ? "" : title(from) })
      : from === null
        ? say("timeline.tier.first", { to: title(to) })
        : say("timeline.tier.change", { from: title(from), to: title(to) });
  // what everyone begins with needs no reason, and a reason that nobody knows any more is left out
  const why = from === null && reason === "measure" ? undefined : tierReasons.find((one) => one === reason);
  return { title: say("timeline.tier"), amount: null, lines: [way, ...(why ? [say(`timeline.tier.because.${why}`)] : [])] };
}

const tierReasons = [
  "measure",
  "refund",
  "window",
  "year-over",
  "grace-over",
  "by-hand",
  "by-hand-over",
  "floor",
  "floor-over",
  "program",
] as const;

const hows = ["automatic", "signed-in", "opt-in", "api", "import"] as const;

function joining(how: string | null, { say }: AdminWords): string[] {
  const known = hows.find((one) => one === how);
  return known ? [say(`timeline.joined.${known}`)] : [];
}

const acts = {
  "member.block": "timeline.act.block",
  "member.unblock": "timeline.act.unblock",
  "member.tier.set": "timeline.act.tier-set",
  "member.tier.end": "timeline.act.tier-end",
  "member.adjust.propose": "timeline.act.propose",
  "member.adjust.refuse": "timeline.act.refuse",
  "member.read": "timeline.act.read",
} as const;

function act({ action, by, detail }: Of<"act">, { names, tierTitles }: Known, words: AdminWords): Described {
  const { say, language, zone } = words;
  const title = say(action in acts ? acts[action as keyof typeof acts] : "timeline.act.other");
  const lines: string[] = [];
  const { tier: key, until, reason, amount } = detail;
  if (typeof key === "string" && typeof until === "string")
    lines.push(say("timeline.act.tier-set.lead", { tier: tierTitles[key] ?? key, day: writeDay(until, language, zone) }));
  if (typeof amount === "number") lines.push(say("member.rewards.cost", { points: amount }));
  lines.push(say("timeline.adjusted-by", { name: actorWords(words, names[by]) }));
  if (typeof reason === "string") lines.push(say("timeline.reason", { reason }));
  return { title, amount: null, lines };
}
