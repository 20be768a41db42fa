import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, it } from "vitest";
import { closeDatabase, openDatabase } from "../app/db/client.server";
import { startEmbedded, type Embedded } from "../app/db/embedded.server";
import { migrate } from "../app/db/migrate.server";
import { useShop } from "../app/redemptions/redemptions.fixture";
import { catchUp, liveFurther, liveOn } from "./support/restore";

let home = "";
let server: Embedded | undefined;

async function openAt(folder: string): Promise<Embedded> {
  server = await startEmbedded({ folder: join(home, folder), durable: false });
  return server;
}

async function close(): Promise<void> {
  await closeDatabase();
  await server?.stop();
  server = undefined;
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "fidelio-backup-"));
  const { url } = await openAt("first");
  await migrate(url);
  openDatabase(url);
});
// hooks of the end run last things first: the shop's before this one
afterAll(async () => {
  await close();
  await rm(home, { recursive: true, force: true });
});
const shop = useShop();

it("a cold copy of the data, put in another place, is sound and catches up by the sweep", async () => {
  const before = await liveOn(shop);
  await close();
  await cp(join(home, "first"), join(home, "copy"), { recursive: true });

  openDatabase((await openAt("first")).url);
  const further = await liveFurther(shop, before);
  await close();

  openDatabase((await openAt("copy")).url);
  await catchUp(shop, before, further);
});
