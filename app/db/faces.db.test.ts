import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemPrisma, systemSql } from "./system.server";
import { inShop, type ShopTx } from "./tenancy.server";

useDatabase();

let shopId: string;
let customers = 0;
beforeEach(async () => {
  const shop = await systemPrisma().shop.create({
    data: { domain: `${uuid()}.myshopify.com`, currency: "GBP", zone: "UTC", installedAt: new Date() },
  });
  shopId = shop.id.toString();
  await systemSql("delete from graphile_worker._private_jobs", []);
});

const member = (tx: ShopTx, status = "candidate") => {
  const data = { shopId: BigInt(shopId), id: uuid(), customerId: BigInt(++customers), status, createdAt: tx.now };
  return tx.prisma.member.create({ data });
};
const marks = (id: string) =>
  inShop(shopId, async (tx) => {
    const [row] = await tx.sql<{ due: boolean; marks: string }>(
      "select face_due_at is not null as due, face_marks as marks from member where id = $1",
      [id],
    );
    return row;
  });
const jobs = async () =>
  (await systemSql<{ key: string }>("select key from graphile_worker.jobs where task_identifier = 'write-faces'", [])).map(
    ({ key }) => key,
  );

describe("a member's mark", () => {
  it("comes with each change that the summary shows, and with no other", async () => {
    const { id } = await inShop(shopId, (tx) => member(tx));
    expect(await marks(id)).toEqual({ due: false, marks: "0" });
    const change = (set: string) => inShop(shopId, (tx) => tx.sql(`update member set ${set} where id = $1`, [id]));
    await change("locale = 'fr', first_name = 'Ada', last_order_at = now()");
    expect(await marks(id)).toEqual({ due: false, marks: "0" });
    let expected = 0;
    for (const set of [
      "available = 5",
      "pending = 5",
      "tier = 'gold'",
      "tier_until = now()",
      "status = 'active'",
      "face_marks = face_marks + 1",
    ]) {
      await change(set);
      expect([set, await marks(id)]).toEqual([set, { due: true, marks: String(++expected) }]);
    }
    await change("face_due_at = null, face_digest = 'x'");
    expect(await marks(id)).toEqual({ due: false, marks: String(expected) });
  });

  it("is there from the start for who joins at once", async () => {
    const { id } = await inShop(shopId, (tx) => member(tx, "active"));
    expect(await marks(id)).toMatchObject({ due: true });
  });
});

describe("the job", () => {
  it("is one for a shop, and exists if the change does", async () => {
    await inShop(shopId, async (tx) => {
      for (let n = 0; n < 5; n++) await member(tx, "active");
    });
    expect(await jobs()).toEqual([`write-faces/${shopId}`]);
    await systemSql("delete from graphile_worker._private_jobs", []);
    await expect(
      inShop(shopId, async (tx) => {
        await member(tx, "active");
        throw new Error("changed our mind");
      }),
    ).rejects.toThrow();
    expect(await jobs()).toEqual([]);
  });

  it("takes its row last, so that two transactions of a shop never wait for each other", async () => {
    const [a, b] = await inShop(shopId, async (tx) => [await member(tx), await member(tx)]);
    const touch = (tx: ShopTx, id: string) => tx.sql("update member set available = available + 1 where id = $1", [id]);
    let first: () => void = () => undefined;
    const aTouched = new Promise<void>((resolve) => (first = resolve));
    const one = inShop(shopId, async (tx) => {
      await touch(tx, a.id);
      first();
      // waits for the other one, which must not be waiting for a job of ours
      await touch(tx, b.id);
    });
    const two = inShop(shopId, async (tx) => {
      await aTouched;
      await touch(tx, b.id);
    });
    await expect(Promise.all([one, two])).resolves.toBeDefined();
  });

  it("follows what the program's face is made of", async () => {
    const shop = (data: object) => systemPrisma().shop.update({ where: { id: BigInt(shopId) }, data });
    await shop({ servedAt: new Date(), customerAccounts: "legacy" });
    expect(await jobs()).toEqual([]);
    await shop({ spendingPaused: "by-merchant" });
    expect(await jobs()).toHaveLength(1);
    await systemSql("delete from graphile_worker._private_jobs", []);
    await inShop(shopId, (tx) => tx.prisma.setting.create({ data: { shopId: BigInt(shopId), document: {}, updatedAt: tx.now } }));
    expect(await jobs()).toHaveLength(1);
  });
});
