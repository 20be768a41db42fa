import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { makeShop } from "../members.fixture";
import { memberQuery } from "./query";
import { changeView, createView, deleteView, listViews } from "./saved-views.server";

useDatabase();
const by = "staff:1";
const gold = memberQuery.parse({ tiers: ["gold"], sort: "available" });

describe("saved views", () => {
  it("are the shop's: made, renamed, changed, deleted, each noted", async () => {
    const [shop, other] = [await makeShop(), await makeShop()];
    const id = await inShop(shop, (tx) => createView(tx, { title: "Gold", query: gold, by }));
    expect(await inShop(shop, listViews)).toEqual([{ id, title: "Gold", query: gold }]);
    await inShop(shop, (tx) => changeView(tx, id, { title: "Our gold", by }));
    const left = memberQuery.parse({ statuses: ["left"] });
    await inShop(shop, (tx) => changeView(tx, id, { query: left, by }));
    expect(await inShop(shop, listViews)).toEqual([{ id, title: "Our gold", query: left }]);
    for (const act of [
      () => inShop(other, (tx) => changeView(tx, id, { title: "x", by })),
      () => inShop(other, (tx) => deleteView(tx, id, by)),
    ])
      await expect(act()).rejects.toMatchObject({ code: "not_found" });
    expect(await inShop(other, listViews)).toEqual([]);
    await inShop(shop, (tx) => deleteView(tx, id, by));
    expect(await inShop(shop, listViews)).toEqual([]);
    const noted = await inShop(shop, (tx) => tx.prisma.auditEntry.findMany({ where: { subject: id }, orderBy: { id: "asc" } }));
    expect(noted.map(({ action }) => action)).toEqual([
      "members.view.create",
      "members.view.change",
      "members.view.change",
      "members.view.delete",
    ]);
  });

  it("have each a title of its own, and are not without end", async () => {
    const shop = await makeShop();
    const make = (title: string) => inShop(shop, (tx) => createView(tx, { title, query: gold, by }));
    await make("Gold");
    await expect(make("gold")).rejects.toMatchObject({ code: "conflict", detail: { reason: "title-taken" } });
    const silver = await make("Silver");
    await expect(inShop(shop, (tx) => changeView(tx, silver, { title: "GOLD", by }))).rejects.toMatchObject({ code: "conflict" });
    await inShop(shop, (tx) => changeView(tx, silver, { title: "SILVER", by }));
    for (let n = 2; n < 30; n += 1) await make(`View ${n}`);
    await expect(make("One more")).rejects.toMatchObject({ code: "conflict", detail: { reason: "too-many" } });
  });

  it("of an older shape show everybody", async () => {
    const shop = await makeShop();
    const id = await inShop(shop, (tx) => createView(tx, { title: "Old", query: gold, by }));
    await inShop(shop, (tx) =>
      tx.prisma.savedView.update({ where: { shopId_id: { shopId: BigInt(shop), id } }, data: { query: { sort: "by-shoe-size" } } }),
    );
    expect(await inShop(shop, listViews)).toEqual([{ id, title: "Old", query: memberQuery.parse({}) }]);
  });
});
