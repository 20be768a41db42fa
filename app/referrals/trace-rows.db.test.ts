import { afterEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { ensureMembers } from "../members/ensure.server";
import { eraseMember } from "../members/erase.server";
import { customer } from "../members/members.fixture";
import { makeWorld, type World } from "./flow.fixture";
import { networkHashOf } from "./network.server";
import { tidyReferrals } from "./settle.server";
import { noteTrace } from "./trace-rows.server";

useDatabase();
afterEach(() => systemSql("update clock set offset_ms = 0"));

const see = (world: World, customerId: string, address: string | null) => inShop(world.shopId, (tx) => noteTrace(tx, customerId, address));
const traces = (world: World) =>
  inShop(world.shopId, (tx) =>
    tx.prisma.referralTrace.findMany({ orderBy: { seenAt: "asc" }, select: { networkHash: true, seenAt: true } }),
  );
const networks = async (world: World) => (await traces(world)).map(({ networkHash }) => networkHash);

describe("where an advocate was seen", () => {
  it("is kept as a hash, once for a network, IPv6 by the household", async () => {
    const world = await makeWorld();
    const ada = await world.advocate();
    for (const address of ["203.0.113.7", "203.0.113.7", "2001:db8:1:2::3", "2001:db8:1:2:ffff::9", "not an address", null])
      await see(world, ada.customerId, address);
    expect((await networks(world)).toSorted()).toEqual([networkHashOf("203.0.113.7"), networkHashOf("2001:db8:1:2::1")].toSorted());
    expect(JSON.stringify(await networks(world))).not.toContain("203.0");
  });

  it("is written anew once a day, and forgotten thirty days after the last time", async () => {
    const world = await makeWorld();
    const ada = await world.advocate();
    await see(world, ada.customerId, "203.0.113.7");
    const [first] = await traces(world);
    await see(world, ada.customerId, "203.0.113.7");
    expect(await traces(world)).toEqual([first]);
    await world.pass(20);
    await see(world, ada.customerId, "203.0.113.7");
    expect((await traces(world))[0]!.seenAt.getTime()).toBeGreaterThan(first!.seenAt.getTime());
    await world.pass(29);
    await tidyReferrals(world.shopId);
    expect(await traces(world)).toHaveLength(1);
    await world.pass(2);
    await tidyReferrals(world.shopId);
    expect(await traces(world)).toEqual([]);
  });

  it("is not noted of who has no code, is unknown, or was erased", async () => {
    const world = await makeWorld();
    const facts = customer();
    await inShop(world.shopId, (tx) => ensureMembers(tx, [facts]));
    const ada = await world.advocate();
    await inShop(world.shopId, (tx) => eraseMember(tx, ada.customerId));
    for (const one of [facts.customerId, "7000000000099", ada.customerId]) await see(world, one, "203.0.113.7");
    expect(await traces(world)).toEqual([]);
  });

  it("is of the fifty last networks: who makes them up fills no table", async () => {
    const world = await makeWorld();
    const ada = await world.advocate();
    await see(world, ada.customerId, "203.0.113.1");
    await world.pass(1);
    for (let one = 0; one < 60; one += 1) await see(world, ada.customerId, `198.51.100.${one}`);
    await world.pass(0.5);
    await see(world, ada.customerId, "203.0.113.200");
    const kept = await networks(world);
    expect(kept).toHaveLength(50);
    expect(kept).not.toContain(networkHashOf("203.0.113.1"));
    expect(kept).toContain(networkHashOf("203.0.113.200"));
  });
});
