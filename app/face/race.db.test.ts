import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { workBulk } from "../members/bulk/acts.server";
import { startBulk, undoBulk } from "../members/bulk/start.server";
import { workUndo } from "../members/bulk/undo.server";
import { memberQuery } from "../members/list/query";
import { finish as finishRun, readRun } from "../members/runs.server";
import { changeSettings } from "../programs/settings.server";
import { writeSummaries } from "../shopify/faces.server";
import { useShop } from "../redemptions/redemptions.fixture";
import { takeDue } from "./due.server";
import { readGround } from "./ground.server";
import type { MemberFace } from "./public-face";
import { readMemberFace } from "./read.server";
import { writeFaces } from "./write-faces.server";

useDatabase({ connections: 20 });
const shop = useShop();

const stored = (customer: string) => {
  const metafields = [...shop.store.parts.world.state.table("metafield", shop.domain).values()];
  return JSON.parse(metafields.find((one) => one.ownerId === `gid://shopify/Customer/${customer}`)?.value ?? "null") as MemberFace | null;
};
const due = () =>
  inShop(shop.id, async (tx) =>
    Number((await tx.sql<{ n: string }>("select count(*) as n from member where face_due_at is not null"))[0]!.n),
  );

/** Somebody who holds the rows of these members until told to let go. */
function holding(customers: readonly string[]): { held: Promise<void>; letGo(): Promise<void> } {
  let letGo = () => undefined as void;
  const released = new Promise<void>((resolve) => (letGo = resolve));
  let tell = () => undefined as void;
  const held = new Promise<void>((resolve) => (tell = resolve));
  const done = inShop(shop.id, async (tx) => {
    await tx.sql("select from member where customer_id = any($1::bigint[]) order by id for update", [customers]);
    tell();
    await released;
  });
  return { held, letGo: async () => (letGo(), await done) };
}

it("GIVEN members whom somebody is changing WHEN faces are written THEN the others' are, and theirs as soon as they are free", async () => {
  // the first time all are marked, which does wait
  await writeFaces(shop.id);
  const customers: string[] = [];
  for (let n = 1; n <= 6; n += 1) customers.push(await shop.member(n));
  const busy = customers.slice(0, 3);
  const { held, letGo } = holding(busy);
  await held;
  await systemSql("delete from graphile_worker._private_jobs");
  // with no waiting for the rows: else it ends with the time of its transaction
  await writeFaces(shop.id);
  expect(customers.map((customer) => stored(customer)?.available ?? null)).toEqual([null, null, null, 4, 5, 6]);
  expect(await due()).toBe(3);
  // those who only held them enqueue nothing: it looks again by itself
  expect(await systemSql("select from graphile_worker.jobs where task_identifier = 'write-faces' and run_at > now()")).toHaveLength(1);
  await letGo();
  await writeFaces(shop.id);
  expect(customers.map((customer) => stored(customer)?.available)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await due()).toBe(0);
});

it("GIVEN a face that was written and never noted WHEN its member is again as before THEN Shopify gets the older face again", async () => {
  const customer = await shop.member(10);
  await writeFaces(shop.id);
  const before = stored(customer);
  const status = (to: string) => inShop(shop.id, (tx) => tx.sql("update member set status = $2 where customer_id = $1", [customer, to]));
  await status("blocked");
  // killed after the call, or the member was held when it was to be noted
  const ground = (await inShop(shop.id, readGround))!;
  await writeSummaries(shop.domain, (await inShop(shop.id, (tx) => takeDue(tx, ground, 25))).faces);
  expect(stored(customer)).toMatchObject({ status: "blocked" });
  await status("active");
  await writeFaces(shop.id);
  expect(stored(customer)).toEqual(before);
});

it(
  "GIVEN an act on many and its undoing WHEN faces are written all the while THEN nobody's time runs out, and all is true in the end",
  { timeout: 120_000 },
  async () => {
    const customers: string[] = [];
    for (let n = 0; n < 120; n += 1) customers.push(await shop.member(1));
    await inShop(shop.id, (tx) => changeSettings(tx, { adjustmentLimit: null }));
    const by = "staff:1";
    let over = false;
    const faces = async () => {
      // one batch at a time: the whole job goes on as long as somebody changes
      const ground = (await inShop(shop.id, readGround))!;
      while (!over) await inShop(shop.id, (tx) => takeDue(tx, ground, 100));
    };
    const checkouts = async () => {
      for (let n = 0; !over; n += 1) await shop.lot(customers[n % customers.length]!, 1, 30);
    };
    const beside = [faces(), checkouts()];
    try {
      const id = await inShop(shop.id, (tx) =>
        startBulk(tx, {
          id: uuid(),
          selection: { query: memberQuery.parse({}) },
          act: { kind: "adjust", amount: 20, reason: "a good summer" },
          by,
        }),
      );
      const run = (await inShop(shop.id, (tx) => readRun(tx, id)))!;
      expect(await workBulk(shop.id, run)).toMatchObject({ refused: [] });
      await inShop(shop.id, (tx) => finishRun(tx, id, {}));
      const undo = await inShop(shop.id, (tx) => undoBulk(tx, id, by));
      expect(await workUndo(shop.id, (await inShop(shop.id, (tx) => readRun(tx, undo)))!)).toMatchObject({ refused: [] });
    } finally {
      over = true;
      await Promise.all(beside);
    }
    await writeFaces(shop.id);
    expect(await due()).toBe(0);
    for (const customer of customers.slice(0, 20)) {
      const face = await inShop(shop.id, async (tx) => JSON.parse(JSON.stringify(await readMemberFace(tx, customer))) as MemberFace);
      expect(stored(customer)).toEqual(face);
    }
  },
);
