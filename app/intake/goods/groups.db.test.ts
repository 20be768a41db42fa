import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { audit } from "../../ledger/audit.server";
import { loadCustomerPeriods } from "../../members/customer-periods.server";
import { memberIdsOf } from "../../members/members-of-customers.server";
import { publishProgram } from "../../programs/publish.server";
import { useShop } from "../../redemptions/redemptions.fixture";
import { askToReadAnew } from "./ask-to-read.server";
import { goodsOf, programWith } from "./goods.fixture";

const database = useDatabase();
const shop = useShop();
const goods = goodsOf(shop, database);

const rule = { title: { en: "Points" }, on: "order" as const, points: "1" };
async function publish(document: object): Promise<void> {
  await inShop(shop.id, (tx) => publishProgram(tx, document, { by: "test" }));
  await shop.later(1);
}
const periods = (customer: string) =>
  inShop(shop.id, async (tx) => {
    const id = (await memberIdsOf(tx, [customer])).get(customer) ?? "";
    return (await loadCustomerPeriods(tx, [id])).get(id) ?? [];
  });
const lines = [{ sku: "", title: "Lamp" }];
const place = (customer: string) => goods.order(customer, lines);
/** A customer whom the app never heard of. */
async function stranger(tags: string[]): Promise<string> {
  const { id } = await shop.control("/customers", { tags });
  return String(id);
}

describe("tags and segments that rules name", () => {
  let segment = "";
  let tagged = "";
  let member = "";

  it("are read when a rule names one first, and webhooks of joining are asked for", async () => {
    [tagged, member] = [await shop.member(0), await shop.member(0)];
    await shop.control(`/customers/${tagged}`, { tags: ["VIP", "Other"] });
    segment = String((await shop.control("/segments", { name: "Regulars", members: [member] }))["id"]);
    await goods.hear();
    expect(await periods(tagged)).toEqual([]);
    await publish(
      programWith([
        { ...rule, key: "vip", when: { customerTags: { any: ["vip"] } } },
        { ...rule, key: "regular", when: { segments: [segment] } },
      ]),
    );
    await goods.work();
    expect(await periods(tagged)).toMatchObject([{ kind: "tag", value: "vip", until: null }]);
    expect(await periods(member)).toMatchObject([{ kind: "segment", value: segment, until: null }]);
    const [first, second] = [await place(tagged), await place(member)];
    await goods.hear();
    expect([await goods.points(first), await goods.points(second)]).toEqual([{ vip: 10 }, { regular: 10 }]);
  });

  it("count at the order's placing, however late their change is told", async () => {
    const before = await place(tagged);
    await shop.later(1);
    await shop.control(`/customers/${tagged}`, { tags: [] });
    await shop.later(1);
    const after = await place(tagged);
    const { state } = shop.store.parts.world;
    const late = [...state.unsettled.values()].filter(({ event }) => event.topic === "customer.tags_removed");
    for (const { event } of late) state.unsettled.delete(event.id);
    await goods.hear();
    expect([await goods.points(before), await goods.points(after)]).toEqual([{ vip: 10 }, { vip: 10 }]);
    for (const occurrence of late) state.unsettled.set(occurrence.event.id, occurrence);
    await goods.hear();
    expect([await goods.points(before), await goods.points(after)]).toEqual([{ vip: 10 }, {}]);
  });

  it("of segments begin and end as the store tells", async () => {
    await shop.control(`/segments/${segment}`, { remove: [member], add: [tagged] });
    await goods.hear();
    await shop.later(1);
    const [left, joined] = [await place(member), await place(tagged)];
    await goods.hear();
    expect([await goods.points(left), await goods.points(joined)]).toEqual([{}, { regular: 10 }]);
  });

  it("of a customer whom we meet first are read, and the order is judged again", async () => {
    const id = await stranger(["vip"]);
    const order = await place(id);
    await goods.hear(["customer.tags_added"]);
    expect(await goods.points(order)).toEqual({});
    await goods.work();
    expect(await goods.points(order)).toEqual({ vip: 10 });
  });

  it("are read anew once a day: what no webhook told is found", async () => {
    await shop.control(`/customers/${member}`, { tags: ["vip"] });
    await goods.hear(["customer.tags_added"]);
    await inShop(shop.id, askToReadAnew);
    await goods.work();
    expect(await periods(member)).toContainEqual(expect.objectContaining({ kind: "tag", value: "vip", until: null }));
  });

  it("leave out customers with an excluded tag, and take back what one earned before the tag was heard of", async () => {
    await publish(programWith([{ ...rule, key: "all" }], { eligible: { customerTagsExcluded: ["Trade"] } }));
    await goods.work();
    await shop.control(`/customers/${member}`, { tags: ["trade"] });
    const order = await place(member);
    await goods.hear(["customer.tags_added"]);
    expect(await goods.points(order)).toEqual({ all: 10 });
    await inShop(shop.id, askToReadAnew);
    await goods.work();
    expect(await goods.points(order)).toEqual({});
    expect(await inShop(shop.id, audit)).toMatchObject({ ok: true });
  });

  it("move with a merge and go with an erasure", async () => {
    const into = await shop.member(0);
    await shop.control(`/customers/${member}/merge`, { into });
    await goods.hear();
    expect(await periods(into)).toContainEqual(expect.objectContaining({ kind: "tag", value: "trade" }));
    await shop.control(`/customers/${into}/delete`, {});
    await goods.hear();
    const [left] = await inShop(shop.id, (tx) =>
      tx.sql<{ count: number }>(
        `select count(*)::int as count from customer_period p join member m on m.shop_id = p.shop_id and m.id = p.member_id
          where p.shop_id = $1 and m.status = 'erased'`,
        [shop.id],
      ),
    );
    expect(left?.count).toBe(0);
  });
});
