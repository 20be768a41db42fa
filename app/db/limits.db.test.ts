import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { asAdmin, useDatabase } from "../../tests/support/database";
import { systemSql, underLock } from "./system.server";
import { inShop, type ShopTx } from "./tenancy.server";

const database = useDatabase({ connections: 2 });

describe("a transaction whose time is up", () => {
  it("runs no statement of its own any more: none lands outside it, or in another's transaction", async () => {
    let late: Promise<unknown> = Promise.resolve();
    const slow = inShop(
      "1",
      (tx) => {
        late = (async () => {
          // long enough for the transaction to have begun on a busy machine
          await wait(2_500);
          return tx.sql("update clock set offset_ms = 77");
        })().catch((error: Error) => error);
        return late;
      },
      { timeoutMs: 2_000 },
    );
    await expect(slow).rejects.toThrow();
    expect(await late).toMatchObject({ message: expect.stringContaining("is over") as string });
    expect(await systemSql("select offset_ms::int as offset from clock")).toEqual([{ offset: 0 }]);
  });

  it("ends a statement that waits for a lock, too", async () => {
    await asAdmin(database.adminUrl(), async (client) => {
      await client.query("begin");
      await client.query("lock table shop in access exclusive mode");
      const waiting = inShop("1", (tx) => tx.sql("select from shop"), { timeoutMs: 300 }).catch((error: Error) => error);
      // it fails by itself, though the lock stays
      expect(await waiting).toBeInstanceOf(Error);
      await client.query("rollback");
    });
  });

  it("does not say that it was written where a failed statement was passed over", async () => {
    const passedOver = inShop("1", async (tx) => {
      await tx.sql("update clock set offset_ms = 77");
      await tx.sql("select 1 / 0").catch(() => undefined);
    });
    await expect(passedOver).rejects.toThrow("passed over");
    expect(await systemSql("select offset_ms::int as offset from clock")).toEqual([{ offset: 0 }]);
  });

  it("does what is asked of it at once in the order of asking, Prisma's too", async () => {
    const [first, second, third] = await inShop("1", async (tx) => {
      await tx.prisma.clock.updateMany({ data: { offsetMs: 5 } });
      const all = await Promise.all([
        tx.sql<{ n: string }>("select offset_ms as n from clock"),
        tx.sql<{ n: string }>("update clock set offset_ms = 0 returning offset_ms as n"),
        tx.sql<{ n: string }>("select offset_ms as n from clock"),
      ]);
      return all.map(([row]) => row?.n);
    });
    expect([first, second, third]).toEqual(["5", "0", "0"]);
  });

  it("cannot be used after its end", async () => {
    const kept: ShopTx[] = [];
    await inShop("1", (tx) => Promise.resolve(kept.push(tx)));
    await expect(kept[0]!.sql("select 1")).rejects.toThrow("is over");
  });
});

describe("locks by name", () => {
  it("take no connection from those who work under them, however many there are", async () => {
    const names = ["one", "two", "three", "four"];
    const worked = await Promise.all(
      names.map((name) =>
        underLock(name, async () => {
          await wait(50);
          return (await systemSql<{ n: number }>("select 1 as n"))[0]?.n;
        }),
      ),
    );
    expect(worked).toEqual([1, 1, 1, 1]);
  });

  it("of one name are held by one at a time", async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (inside += 1));
      await wait(20);
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => underLock("the same", work)));
    expect(most).toBe(1);
  });

  it("whose connection the server ends do not end the process", async () => {
    const ended = underLock("ended", async () => {
      await asAdmin(database.adminUrl(), (client) =>
        client.query(
          "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid() and database = (select oid from pg_database where datname = current_database())",
        ),
      );
      await wait(100);
      return "done";
    });
    expect(await ended).toBe("done");
  });
});
