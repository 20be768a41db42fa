import { realNow } from "../base/clock";
import { log } from "../base/log.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import type { ProgramVersion } from "../loyalty/program";
import { liveVersion } from "../programs/versions.server";
import { mayInvite } from "../referrals/invitations.server";
import { deleteSummary, metafieldsAtOnce, readProgramFace, writeProgramFace, writeSummaries } from "../shopify/faces.server";
import { writeTiers } from "../shopify/tiers.server";
import { finish, markNext, takeDue, type DueFace } from "./due.server";
import { digestOf, liveOf, readGround, type FaceGround } from "./ground.server";
import { programFace } from "./program-face";
import { programFaceDue } from "./program-face-due.server";
import { heldTitles, titlesOf } from "./titles.server";
import { bringTiers } from "./write-tiers.server";

/** Two calls' worth: whoever changes meanwhile waits for no more than their making. */
const batch = 50;
const markedAtOnce = 200;
/** How long one job goes on; the rest is another job's, so that a large shop does not keep a place for itself. */
const patience = 30_000;
/** When to look again for those whom somebody was changing. Their change enqueues the job too; a mere lock does not. */
const again = 2_000;

/**
 * Makes the shop's faces at Shopify true: the program's, then those of the members who are due, 25 a call, within the Admin API's
 * budget, until none is left; then the tiers that Shopify's customers show. Only one of a shop's runs at a time (its queue). Throws `shopify_unavailable`: what was not
 * written stays due. Answers how many summaries were written.
 */
export async function writeFaces(shopId: string): Promise<number> {
  const until = realNow().getTime() + patience;
  const ground = await inShop(shopId, readGround);
  if (ground === null || ground.shop.status === "uninstalled" || ground.shop.status === "locked") return 0;
  await writeProgram(shopId, ground);
  await markAll(shopId, ground);
  for (let written = 0; ;) {
    const { looked, faces, busy } = await inShop(shopId, (tx) => takeDue(tx, ground, batch));
    for (let from = 0; from < faces.length; from += metafieldsAtOnce) {
      written += await writeSome(shopId, ground.shop.domain, faces.slice(from, from + metafieldsAtOnce));
    }
    if (busy) await inShop(shopId, (tx) => programFaceDue(tx, new Date(realNow().getTime() + again)));
    if (looked === 0) {
      if (!(await bringTiers(shopId, ground.shop.domain, until))) await inShop(shopId, (tx) => programFaceDue(tx));
      return written;
    }
    if (realNow().getTime() < until) continue;
    await inShop(shopId, programFaceDue);
    return written;
  }
}

async function writeSome(shopId: string, domain: string, faces: readonly DueFace[]): Promise<number> {
  const { written, refused } = await writeSummaries(domain, faces);
  const stands = new Set(written);
  // a customer that Shopify has no more, or takes nothing for, is left until something changes again
  if (refused.length > 0)
    log.warn({ shopId, codes: [...new Set(refused.map(({ code }) => code))], of: refused.length }, "summaries were refused");
  await inShop(shopId, (tx) =>
    finish(
      tx,
      faces.map(({ memberId, customerId, marks, digest }) => ({ memberId, marks, digest: stands.has(customerId) ? digest : null })),
    ),
  );
  return written.length;
}

interface Noted {
  digest: string | null;
  basis: string | null;
  installed: string;
}

async function readNoted(tx: ShopTx): Promise<Noted> {
  const [row] = await tx.sql<Noted>(
    `select face_digest as digest, face_basis as basis, extract(epoch from installed_at)::bigint::text as installed from shop where id = $1`,
    [tx.shopId],
    "face_noted",
  );
  return row ?? { digest: null, basis: null, installed: "" };
}

/** Writes the program's face if it differs from what was written last; `stands`: from what stands at Shopify. */
export async function writeProgram(shopId: string, ground: FaceGround, stands?: { owner: string; value: string | null }): Promise<boolean> {
  const goodsNames = await titlesOf(ground);
  const { value, noted } = await inShop(shopId, async (tx) => ({
    value: programFaceText(ground, tx.now, goodsNames),
    noted: await readNoted(tx),
  }));
  const digest = `${noted.installed}/${digestOf(value)}`;
  if (stands ? stands.value === value : digest === noted.digest) return false;
  const { domain } = ground.shop;
  await writeProgramFace(domain, (stands ?? (await readProgramFace(domain))).owner, value);
  await inShop(shopId, (tx) => tx.sql("update shop set face_digest = $2 where id = $1", [shopId, digest], "face_note_program"));
  return true;
}

/**
 * Has the program's face written again where time alone makes it another: the program begins, earning or spending ends by an
 * announced date, a reward's first or last day comes. For the schedule: mostly one question to the database.
 */
export async function faceOfTime(tx: ShopTx): Promise<void> {
  const live = await liveVersion(tx);
  if (live === null || !changesByTime(live)) return;
  const ground = await readGround(tx);
  if (ground === null || ground.shop.status !== "active") return;
  const { digest, installed } = await readNoted(tx);
  // nothing is asked of Shopify here: where titles are not known, the job reads them, and writes only what is another
  const goodsNames = await heldTitles(ground);
  if (goodsNames === null || digest !== `${installed}/${digestOf(programFaceText(ground, tx.now, goodsNames))}`) await programFaceDue(tx);
}

function changesByTime({ program: { closing, startsAt, rewards }, inForceFrom }: ProgramVersion): boolean {
  const dated = rewards.some(({ archived, from, until }) => !archived && (from !== undefined || until !== undefined));
  return dated || closing !== null || (startsAt ?? "") > inForceFrom;
}

function programFaceText(ground: FaceGround, now: Date, goodsNames: Record<string, string>): string {
  const { number, program } = liveOf(ground);
  const { settings, shop } = ground;
  return JSON.stringify(
    programFace({ program, version: number, settings, shop, now: now.toISOString(), goodsNames, closed: ground.closed }),
  );
}

/** Once the program, the languages, the days or the address are others than the summaries were made from, all members are due. */
async function markAll(shopId: string, { shop, versions }: FaceGround): Promise<void> {
  const { number, program } = liveOf({ versions });
  const [{ basis: before, installed }, invites] = await inShop(shopId, async (tx) => [await readNoted(tx), mayInvite(tx, program, shop)]);
  // what members hand on is led by the shop's own address, while friends can be brought
  const basis = [installed, number, shop.locale, [...shop.locales].sort().join("+"), shop.zone, invites ? shop.storefront : ""].join("/");
  if (basis === before) return;
  const forgotten = before !== null && !before.startsWith(`${installed}/`);
  for (let last: string | null = null; ;) {
    last = await inShop(shopId, (tx) => markNext(tx, last, markedAtOnce, forgotten));
    if (last === null) break;
  }
  await inShop(shopId, (tx) => tx.sql("update shop set face_basis = $2 where id = $1", [shopId, basis], "face_note_basis"));
}

/** Takes an erased customer's summary and tier away. */
export async function deleteFace(shopId: string, customerId: string): Promise<void> {
  const ground = await inShop(shopId, readGround);
  if (ground === null || ground.shop.status === "uninstalled") return;
  await deleteSummary(ground.shop.domain, customerId);
  await writeTiers(ground.shop.domain, [{ customerId, tier: "" }]);
}
