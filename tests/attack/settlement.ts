import { createHash, randomUUID } from "node:crypto";
import { createApiKey } from "../../app/db/api-keys.server";
import { systemPrisma, systemSql } from "../../app/db/system.server";
import { inShop } from "../../app/db/tenancy.server";
import { memberOfCustomer } from "../../app/members/member-rows.server";
import { noteActs } from "../../app/programs/audit-entries.server";
import { publishProgram } from "../../app/programs/publish.server";
import { redeem } from "../../app/redemptions/redeem.server";
import { installTestShop, makeTestMember, testProgram } from "../../app/redemptions/test-shop.fixture";
import { applyOrders } from "../../app/intake/orders/apply-orders.server";
import { readOrder } from "../../app/shopify/orders.server";
import { codesOf } from "../../app/referrals/codes.server";
import { answerControl } from "../../devstore/control/answer";
import type { DevStore } from "../../devstore/create-store";

export interface Inhabitant {
  customer: string;
  memberId: string;
  redemption: string;
  order: string;
  referralCode: string;
}

/** A shop in which things have happened, all of whose words bear its mark. */
export interface Settlement {
  shopId: string;
  domain: string;
  mark: string;
  /** two members */
  people: [Inhabitant, Inhabitant];
  /** of a REST key that may do everything */
  key: string;
  /** what names something of the shop: what an intruder may have learnt */
  ids(): string[];
  /** a hash of every row of the shop's, or of one member's: the same as long as nothing is done to it */
  state(member?: string): Promise<string>;
  /** words and names of the shop's that nobody else may read; of a member alone where one is named */
  secrets(member?: string): Promise<string[]>;
}

const customerOf = (mark: string, place: number) => `${mark}-${place === 0 ? "ada" : "bea"}`;

export async function settle(store: DevStore, domain: string, mark: string, firstCustomer: number): Promise<Settlement> {
  const shopId = await installTestShop(store, domain);
  await systemPrisma().shop.update({ where: { id: BigInt(shopId) }, data: { appPlan: "growth" } });
  const [first, ...others] = testProgram.rewards ?? [];
  const rewards = [{ ...first!, title: { en: `${mark} reward` } }, ...others];
  const referral = { advocate: { points: "200" }, friend: { kind: "amount" as const, value: "10.00" }, waitDays: 14 };
  await inShop(shopId, (tx) => publishProgram(tx, { ...testProgram, title: { en: `${mark} club` }, rewards, referral }, { by: "test" }));
  const people = [
    await inhabit(store, { shopId, domain, mark }, String(firstCustomer + 1), 0),
    await inhabit(store, { shopId, domain, mark }, String(firstCustomer + 2), 1),
  ] as [Inhabitant, Inhabitant];
  await inShop(shopId, (tx) =>
    noteActs(tx, [{ actor: "staff:42", action: "member.adjust", subject: randomUUID(), detail: { label: `${mark} act` } }]),
  );
  const { key } = await createApiKey(shopId, { label: `${mark} key` });
  const tables = await tablesOfShops();
  const rows = async (member?: string) => {
    const found: string[] = [];
    for (const { name, ofMember } of tables) {
      if (member !== undefined && !ofMember && name !== "member") continue;
      const of = member === undefined ? "" : ` where ${name === "member" ? "id" : "member_id"} = '${member}'`;
      found.push(
        ...(await inShop(shopId, (tx) => tx.sql<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t${of}`))).map(
          ({ row }) => `${name} ${row}`,
        ),
      );
    }
    return found.sort();
  };
  return {
    shopId,
    domain,
    mark,
    people,
    key,
    ids: () =>
      people.flatMap(({ customer, memberId, redemption, order, referralCode }) => [customer, memberId, redemption, order, referralCode]),
    state: async (member) =>
      createHash("sha256")
        .update((await rows(member)).join("\n"))
        .digest("hex"),
    secrets: async (member) => [...new Set((await rows(member)).flatMap((row) => tellingParts(row, mark)))],
  };
}

/** Of a row: its own ids, codes, and words with the shop's mark. */
function tellingParts(row: string, mark: string): string[] {
  const uuids = row.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu) ?? [];
  const codes = row.match(/"[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2}"/gu) ?? [];
  const marked = row.match(new RegExp(`${mark}[-@.\\w]*`, "gu")) ?? [];
  return [...uuids, ...codes.map((one) => one.slice(1, -1)), ...marked];
}

/** Tables with rows of shops, found in the catalogue. What only says that somebody looked is left out. */
async function tablesOfShops(): Promise<Array<{ name: string; ofMember: boolean }>> {
  return systemSql(
    `select c.relname::text as name, exists (select from pg_attribute m where m.attrelid = c.oid and m.attname = 'member_id' and not m.attisdropped) as "ofMember"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id' and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('staff', 'api_key', 'webhook_event', 'referral_click')
     order by 1`,
  );
}

interface Place {
  shopId: string;
  domain: string;
  mark: string;
}

async function inhabit(store: DevStore, { shopId, domain, mark }: Place, customer: string, place: number): Promise<Inhabitant> {
  await makeTestMember(store, { shopId, domain }, customer, 5_000);
  const name = customerOf(mark, place);
  const known = store.parts.world.state.get("customer", domain, customer)!;
  store.parts.world.state.commit([
    ["customer", domain, customer, { ...known, firstName: name, lastName: `${name}-last`, email: `${name}@example.com` }],
  ]);
  const member = await inShop(shopId, async (tx) => {
    const { id } = (await memberOfCustomer(tx, customer))!;
    const profile = { firstName: name, lastName: `${name}-last`, email: `${name}@example.com` };
    await tx.prisma.member.update({ where: { shopId_id: { shopId: BigInt(shopId), id } }, data: profile });
    return { id, code: (await codesOf(tx, [id])).get(id) ?? "" };
  });
  const redemption = randomUUID();
  await redeem(shopId, {
    id: redemption,
    discountId: randomUUID(),
    customerId: customer,
    reward: "small",
    surface: "storefront",
    by: "member",
  } as never);
  const order = await place_(store, { shopId, domain, mark }, customer);
  return { customer, memberId: member.id, redemption, order, referralCode: member.code };
}

async function place_(store: DevStore, { shopId, domain }: Place, customer: string): Promise<string> {
  const body = JSON.stringify({ shop: domain, customer, lines: [{ title: "Lantern", price: "100.00", quantity: 1 }] });
  const made = await answerControl(store.parts.control, new Request("http://localhost/control/orders", { method: "POST", body }));
  const id = String(((await made.json()) as { id: unknown }).id);
  const read = await readOrder(domain, id);
  if (!read) throw new Error(`The store does not give order ${id}.`);
  await inShop(shopId, (tx) => applyOrders(tx, [{ ...read, source: "admin" }]));
  return id;
}
