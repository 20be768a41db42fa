import type pg from "pg";
import { describe, expect, it } from "vitest";
import { asAdmin, useDatabase } from "../../tests/support/database";
import { moveClock } from "../db/clock.server";
import { inShop } from "../db/tenancy.server";
import { audit } from "./audit.server";
import { earn, makeMembers, makeShop } from "./ledger.fixture";
import { post } from "./post.server";
import { lastSeals, sealDays } from "./seal.server";

const database = useDatabase();
const dayMs = 86_400_000;

/** A shop with points on three days, of which two are over and sealed, a day without any between them. */
async function sealedShop(): Promise<string> {
  const shopId = await makeShop();
  const members = await makeMembers(shopId, 3);
  for (const [turn, days] of [0, 2, 2].entries()) {
    if (turn > 0) await inShop(shopId, (tx) => moveClock(new Date(tx.now.getTime() + days * dayMs)));
    await inShop(shopId, (tx) =>
      post(
        tx,
        members.map((id, place) => earn(id, `${turn}/${place}`, 100 + place)),
      ),
    );
    await inShop(shopId, sealDays);
  }
  return shopId;
}

const seals = (shopId: string) => inShop(shopId, (tx) => lastSeals(tx, 10));

async function faults(shopId: string): Promise<string> {
  const { ok, checks } = await inShop(shopId, audit);
  const bad = checks.filter((check) => !check.ok);
  expect(bad.map(({ name }) => name)).toEqual(ok ? [] : ["sealed-days-are-unchanged"]);
  return bad[0]?.detail ?? "";
}

/** As whoever holds the database could: the triggers do not look. */
const behindOurBack = (act: (client: pg.Client) => Promise<unknown>) =>
  asAdmin(database.adminUrl(), async (client) => {
    await client.query("set session_replication_role = replica");
    await act(client);
  });

describe("the daily seal", () => {
  it("seals what is over, day by day without a gap, once, and is kept", async () => {
    const shopId = await sealedShop();
    const found = await seals(shopId);
    expect(found.map(({ transfers, points }) => [transfers, points])).toEqual([
      [0, 0],
      [3, 303],
      [0, 0],
      [3, 303],
    ]);
    expect(new Set(found.map(({ seal }) => seal)).size).toBe(4);
    expect(await inShop(shopId, sealDays)).toBeNull();
    expect(await faults(shopId)).toBe("");
    // a shop of the same movements has seals of its own
    const other = await sealedShop();
    expect((await seals(other)).filter(({ seal }) => found.some((one) => one.seal === seal))).toEqual([]);
  });

  it("leaves a day open for an hour, and a shop without movements alone", async () => {
    const quiet = await makeShop();
    expect(await inShop(quiet, sealDays)).toBeNull();
    const shopId = await makeShop();
    const [id] = await makeMembers(shopId, 1);
    const midnight = await inShop(shopId, async (tx) => {
      await post(tx, [earn(id!, "1", 5)]);
      return Math.ceil(tx.now.getTime() / dayMs) * dayMs;
    });
    await moveClock(new Date(midnight + 30 * 60_000));
    expect(await inShop(shopId, sealDays)).toBeNull();
    await moveClock(new Date(midnight + 61 * 60_000));
    expect(await inShop(shopId, sealDays)).toMatchObject({ transfers: 1, points: 5 });
  });

  it.each([
    ["a sentence", `update transfer set explanation = '{"codes": []}' where shop_id = $1 and cause_key like 'event/0/1/%'`],
    ["a cause", "update transfer set cause_id = '9' where shop_id = $1 and cause_key like 'event/1/0/%'"],
  ])("is broken when %s was changed behind the app's back", async (_, sql) => {
    const shopId = await sealedShop();
    await behindOurBack((client) => client.query(sql, [shopId]));
    expect(await faults(shopId)).toMatch(/^\d{4}-\d\d-\d\d: sealed 3 of 303 points, found 3 of 303$/u);
  });

  it("is broken when a row is taken away together with its balance and lot, or one is put in before the first day", async () => {
    const shopId = await sealedShop();
    await behindOurBack(async (client) => {
      const { rows } = await client.query<{ member_id: string; amount: string; cause_id: string }>(
        "delete from transfer where shop_id = $1 and cause_key like 'event/0/1/%' returning member_id, amount, cause_id",
        [shopId],
      );
      const [{ member_id: id, amount, cause_id: cause }] = rows as [(typeof rows)[0]];
      await client.query("delete from lot where shop_id = $1 and cause_id = $2", [shopId, cause]);
      await client.query("update member set available = available - $3 where shop_id = $1 and id = $2", [shopId, id, amount]);
    });
    expect(await faults(shopId)).toMatch(/^\d{4}-\d\d-\d\d: sealed 3 of 303 points, found 2 of 202$/u);
    const early = await sealedShop();
    await behindOurBack((client) =>
      client.query("update transfer set posted_at = posted_at - interval '9 days' where shop_id = $1 and cause_key like 'event/0/0/%'", [
        early,
      ]),
    );
    expect(await faults(early)).toMatch(/sealed 0 of 0 points, found 1 of 100; .*sealed 3 of 303 points, found 2 of 203/u);
  });

  it("is broken when the seal is changed with the row, because nobody but the app can make one", async () => {
    const shopId = await sealedShop();
    await behindOurBack(async (client) => {
      await client.query(`update transfer set explanation = '{"codes": []}' where shop_id = $1 and cause_key like 'event/0/1/%'`, [shopId]);
      const detail = await faults(shopId);
      expect(detail).toMatch(/found 3 of 303/u);
      // the digest is no secret: whoever changed the row can make it anew
      await client.query(
        `update seal s set digest = f.digest from (
           select encode(sha256(string_agg(sha256(record_send(row(id, member_id, from_account, to_account, amount, kind, cause_type, cause_id,
             cause_key, reverses, program_version, explanation, at, posted_at))), ''::bytea order by id)), 'hex') as digest
           from transfer where shop_id = $1 and cause_key like 'event/0/%') f
         where s.shop_id = $1 and s.day = (select min(day) from seal where shop_id = $1)`,
        [shopId],
      );
    });
    expect(await faults(shopId)).toMatch(/^\d{4}-\d\d-\d\d: the seal is not ours$/u);
    const gap = await sealedShop();
    await behindOurBack((client) => client.query("delete from seal where shop_id = $1 and transfers = 0", [gap]));
    expect(await faults(gap)).toMatch(/goes before/u);
  });
});
