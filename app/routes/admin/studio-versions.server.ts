import type { PreviewedMoves } from "../../components/program/publish/tier-moves";
import type { ListedVersion } from "../../components/program/overview/version-list";
import type { ShopTx } from "../../db/tenancy.server";
import { previewTierMoves } from "../../insights/tier-preview.server";
import { changesInWords } from "../../loyalty/describe/changes";
import { voiceOf } from "../../loyalty/describe/voice";
import type { Program } from "../../loyalty/program";
import { readDraft } from "../../programs/draft.server";
import { shopRow } from "../../programs/shop.server";
import { actorNames } from "../../programs/staff.server";
import { listVersions, type VersionEntry } from "../../programs/version-list.server";
import { liveVersion, versionDocument } from "../../programs/versions.server";
import type { PageVisit } from "./visit.server";

const versionsShown = 50;
/** of so many versions the changes are told in the list; older ones tell them on their own page */
const changesShown = 10;
const membersShown = 100;
/** how long who is in is kept, where the merchant says nothing else */
const usualKeptDays = 90;

/** The list of versions, newest first. */
export async function readVersions(tx: ShopTx, visit: PageVisit): Promise<ListedVersion[]> {
  const entries = await listVersions(tx, versionsShown);
  const names = await actorNames(
    tx,
    entries.map(({ publishedBy }) => publishedBy),
  );
  const listed: ListedVersion[] = [];
  for (const [place, { publishedBy, ...entry }] of entries.entries()) {
    const changes = place < changesShown ? await changesOf(tx, visit, entries, entry.number) : null;
    listed.push({ ...entry, by: names.get(publishedBy)!, changes });
  }
  return listed;
}

/** What a version changed of the newest one before it that was ever in force. */
async function changesOf(tx: ShopTx, visit: PageVisit, entries: readonly VersionEntry[], number: number): Promise<string[]> {
  const document = await versionDocument(tx, number);
  if (document === null) return [];
  const before = entries.find((entry) => entry.number < number && entry.state !== "cancelled" && entry.state !== "scheduled");
  if (before === undefined) return [];
  const held = await versionDocument(tx, before.number);
  const { locale } = await shopRow(tx);
  const voice = voiceOf(document, visit.language, { locale, zone: visit.zone }, { audience: "merchant" });
  return changesInWords(held, document, voice).map(({ says }) => says);
}

/** One version with what going back to it would do; null: there is none of this number. */
export async function readVersion(tx: ShopTx, visit: PageVisit, number: number) {
  const entries = await listVersions(tx, 1_000);
  const entry = entries.find((one) => one.number === number);
  const document = entry ? await versionDocument(tx, number) : null;
  if (entry === undefined || document === null) return null;
  const { publishedBy, ...version } = entry;
  const by = (await actorNames(tx, [publishedBy])).get(publishedBy)!;
  const live = await liveVersion(tx);
  const noWayBack = version.state === "live" || version.state === "scheduled" || live === null;
  return {
    version: { ...version, by },
    document,
    changes: await changesOf(tx, visit, entries, number),
    preview: noWayBack ? nobody : await movesOf(tx, document),
    keptUntil: keptUntil(tx, visit),
  };
}

const nobody: PreviewedMoves = { moves: [], listed: [], more: 0 };

/** What publishing the draft would do to members, and which version it was compared with. */
export async function readPublication(tx: ShopTx, visit: PageVisit) {
  const draft = await readDraft(tx, visit.language);
  const live = await liveVersion(tx);
  const preview = draft === null ? nobody : await movesOf(tx, draft.document);
  return { preview, compared: live?.number ?? 0, keptUntil: keptUntil(tx, visit) };
}

const keptUntil = (tx: ShopTx, { zone }: PageVisit): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(tx.now.getTime() + usualKeptDays * 86_400_000);

async function movesOf(tx: ShopTx, document: Program): Promise<PreviewedMoves> {
  const { moves, listed } = await previewTierMoves(tx, document, { list: membersShown });
  const members = await tx.prisma.member.findMany({
    where: { id: { in: listed.map(({ memberId }) => memberId) } },
    select: { id: true, customerId: true, firstName: true, lastName: true },
  });
  const known = new Map(members.map((member) => [member.id, member]));
  const all = moves.reduce((sum, move) => sum + move.members, 0);
  return {
    moves: moves.map(({ from, to, members: count, falls }) => ({ from, to, members: count, falls })),
    listed: listed.map((move) => {
      const member = known.get(move.memberId);
      const name = [member?.firstName, member?.lastName].filter(Boolean).join(" ");
      return { ...move, customerId: member?.customerId?.toString() ?? null, name: name === "" ? null : name };
    }),
    more: all - listed.length,
  };
}
