import { realNow } from "../../base/clock";
import { inShop } from "../../db/tenancy.server";
import { areFreshlyDue } from "../../face/due.server";
import { deleteFaceJob, writeFacesJob } from "../../face/jobs";
import { programFaceDue } from "../../face/program-face-due.server";
import { deleteFace, writeFaces } from "../../face/write-faces.server";
import { eventsWait } from "../../intake/inbox.server";
import { task } from "../task";

/**
 * While a shop's events wait, its members' faces would be written with each batch, and most of them again with the next: they wait too, but
 * never longer than this.
 */
const waitsAtMostSeconds = 30;
const looksAgainMs = 2_000;

async function writeOrWait(shopId: string): Promise<void> {
  const waits = (await eventsWait(shopId)) && (await inShop(shopId, (tx) => areFreshlyDue(tx, waitsAtMostSeconds)));
  if (waits) await inShop(shopId, (tx) => programFaceDue(tx, new Date(realNow().getTime() + looksAgainMs)));
  else await writeFaces(shopId);
}

export const faceTasks = [
  task(writeFacesJob, ({ shopId }) => writeOrWait(shopId)),
  task(deleteFaceJob, ({ shopId, customerId }) => deleteFace(shopId, customerId)),
];
