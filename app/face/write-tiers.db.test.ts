import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemPrisma } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { eraseMember } from "../members/erase.server";
import { blockMember, leaveMember, unblockMember } from "../members/membership.server";
import { setTiersByHand } from "../members/tier-by-hand.server";
import { refreshTiers } from "../members/tiers.server";
import { useShop } from "../redemptions/redemptions.fixture";
import { createMetafieldDefinitions } from "../shopify/metafields.server";
import { repairFaces } from "./repair-faces.server";
import { deleteFace, writeFaces } from "./write-faces.server";

useDatabase();
const shop = useShop();

const by = "staff:1";
const state = () => shop.store.parts.world.state;
const fieldOf = (customer: string) =>
  [...state().table("metafield", shop.domain).values()].find(
    ({ ownerId, key }) => ownerId === `gid://shopify/Customer/${customer}` && key === "tier",
  );
const tagsOf = (customer: string) =>
  state()
    .get("customer", shop.domain, customer)
    ?.tags.filter((tag) => tag.startsWith("fidelio-tier-"));
const shows = (customer: string) => ({ field: fieldOf(customer)?.value ?? null, tags: tagsOf(customer) });
const memberId = (customer: string) =>
  inShop(shop.id, async (tx) => (await tx.prisma.member.findFirstOrThrow({ where: { customerId: BigInt(customer) } })).id);
const written = (customer: string) =>
  inShop(shop.id, async (tx) => (await tx.prisma.member.findFirst({ where: { customerId: BigInt(customer) } }))?.tierWritten);

/** A new member, in the first tier. */
async function joined(): Promise<string> {
  const customer = await shop.member(100);
  const id = await memberId(customer);
  await inShop(shop.id, (tx) => refreshTiers(tx, [id]));
  return customer;
}

/** How often Shopify's data changed while `work` ran. */
async function changes(work: () => Promise<unknown>): Promise<number> {
  const commit = state().commit.bind(state());
  let count = 0;
  state().commit = (entries) => {
    count += 1;
    commit(entries);
  };
  await work().finally(() => (state().commit = commit));
  return count;
}

const tag = (customer: string, tags: (held: string[]) => string[]) => {
  const held = state().get("customer", shop.domain, customer)!;
  state().commit([["customer", shop.domain, customer, { ...held, tags: tags(held.tags) }]]);
};

describe("a member's tier at Shopify", () => {
  let ada: string;
  let setTier: (tier: string) => Promise<unknown>;
  beforeAll(async () => {
    ada = await joined();
    tag(ada, () => ["vip"]);
    await writeFaces(shop.id);
    const id = await memberId(ada);
    setTier = (tier) =>
      inShop(shop.id, (tx) => setTiersByHand(tx, [id], { tier, until: new Date(tx.now.getTime() + 1e9), by })).then(() =>
        writeFaces(shop.id),
      );
  });

  it("is written for several at once, who leaves among who enters", async () => {
    const [stays, leaves] = [await joined(), await joined()];
    await writeFaces(shop.id);
    const enters = await joined();
    await inShop(shop.id, (tx) => leaveMember(tx, leaves));
    await writeFaces(shop.id);
    expect([await written(stays), await written(leaves), await written(enters)]).toEqual(["bronze", "", "bronze"]);
  });

  it("is metafield and tag, of text so that segments can use it, beside the tags of others", async () => {
    expect(shows(ada)).toEqual({ field: "bronze", tags: ["fidelio-tier-bronze"] });
    expect(fieldOf(ada)?.type).toBe("single_line_text_field");
    expect(state().get("customer", shop.domain, ada)?.tags).toContain("vip");
    expect([...state().table("definition", shop.domain).values()].map(({ key }) => key)).toContain("tier");
    await createMetafieldDefinitions(shop.domain);
  });

  it("follows, and what stands already is not written again", async () => {
    await setTier("gold");
    expect(shows(ada)).toEqual({ field: "gold", tags: ["fidelio-tier-gold"] });
    expect(await written(ada)).toBe("gold");
    expect(await changes(() => writeFaces(shop.id))).toBe(0);
    await inShop(shop.id, (tx) => tx.sql("update member set tier_written = null where tier_written = 'gold'"));
    expect(await changes(() => writeFaces(shop.id))).toBe(0);
    expect(await written(ada)).toBe("gold");
  });

  it("goes when they are blocked and when they leave, and comes back with them", async () => {
    const none = { field: null, tags: [] };
    await inShop(shop.id, (tx) => blockMember(tx, ada));
    await writeFaces(shop.id);
    expect(shows(ada)).toEqual(none);
    await inShop(shop.id, (tx) => unblockMember(tx, ada));
    await writeFaces(shop.id);
    expect(shows(ada).field).toBe("gold");
    await inShop(shop.id, (tx) => leaveMember(tx, ada));
    await writeFaces(shop.id);
    expect(shows(ada)).toEqual(none);
    expect(state().get("customer", shop.domain, ada)?.tags).toContain("vip");
  });

  it("is mended by the sweep where somebody changed it, tags that were added too", async () => {
    const bob = await joined();
    await writeFaces(shop.id);
    tag(bob, () => ["fidelio-tier-gold", "fidelio-tier-old", "other"]);
    expect(await repairFaces(shop.id)).toMatchObject({ tiers: 1 });
    expect(shows(bob)).toEqual({ field: "bronze", tags: ["fidelio-tier-bronze"] });
    expect(await repairFaces(shop.id)).toMatchObject({ tiers: 0 });
  });

  it("is looked at anew after the app came back", async () => {
    const eve = await joined();
    await writeFaces(shop.id);
    tag(eve, () => ["fidelio-tier-gold"]);
    await systemPrisma().shop.update({ where: { id: BigInt(shop.id) }, data: { installedAt: new Date() } });
    await writeFaces(shop.id);
    expect(shows(eve)).toEqual({ field: "bronze", tags: ["fidelio-tier-bronze"] });
  });

  it("goes with the person who is erased", async () => {
    const ian = await joined();
    await writeFaces(shop.id);
    expect(shows(ian).field).toBe("bronze");
    await inShop(shop.id, (tx) => eraseMember(tx, ian));
    await deleteFace(shop.id, ian);
    expect(shows(ian)).toEqual({ field: null, tags: [] });
  });
});
