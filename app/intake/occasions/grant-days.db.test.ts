import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { audit } from "../../ledger/audit.server";
import { blockMember, leaveMember } from "../../members/membership.server";
import { giveBirthday, removeBirthday } from "../../members/occasions/birthdays.server";
import { memberOfCustomer } from "../../members/member-rows.server";
import { clockTo, occasionShop } from "./occasions.fixture";

useDatabase();

const birthday = { key: "birthday", title: { en: "Birthday" }, on: "birthday", points: "100" } as const;
const consent = { version: "v1", language: "en", surface: "storefront" } as const;
const give = (shop: { id: string }, customer: string, month: number, day: number) =>
  inShop(shop.id, (tx) => giveBirthday(tx, customer, { month, day, consent, declaresAge: false }));

// one story after the other: the clock goes forward only
describe("days that come round", () => {
  it("29 February is the 28th in common years, dated by the shop's own midnight, in Auckland and in Los Angeles", async () => {
    await clockTo("2027-06-01T12:00:00Z");
    const auckland = await occasionShop("Pacific/Auckland", [birthday]);
    const angeles = await occasionShop("America/Los_Angeles", [birthday]);
    const shops = [auckland, angeles];
    const members = await Promise.all(shops.map((shop) => shop.member("2027-05-01T00:00:00Z")));
    for (const [place, shop] of shops.entries()) {
      await give(shop, members[place]!, 2, 29);
      await shop.days();
    }
    for (const year of [2028, 2029, 2030, 2031, 2032]) {
      await clockTo(`${year}-03-02T12:00:00Z`);
      for (const shop of shops) {
        await shop.days();
        expect(await shop.days()).toBe(0);
      }
    }
    const of = (hour: string, days: string[]) => days.map((day) => [`${day}T${hour}:00:00.000Z`, "birthday", 100]);
    expect(await auckland.grants(members[0]!)).toEqual(of("11", ["2028-02-28", "2029-02-27", "2030-02-27", "2031-02-27", "2032-02-28"]));
    expect(await angeles.grants(members[1]!)).toEqual(of("08", ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]));
    expect(await inShop(auckland.id, async (tx) => (await audit(tx)).ok)).toBe(true);
  });

  it("the first comes 30 days after it was given, and a change brings no second one", async () => {
    await clockTo("2033-01-01T12:00:00Z");
    const shop = await occasionShop("Europe/London", [birthday]);
    const [early, mover] = [await shop.member("2032-06-01T00:00:00Z"), await shop.member("2032-06-01T00:00:00Z")];
    await give(shop, early, 1, 30);
    await give(shop, mover, 12, 20);
    await shop.days();
    await clockTo("2033-12-21T12:00:00Z");
    await shop.days();
    // 30 January was 29 days later
    expect(await shop.grants(early)).toEqual([]);
    expect(await shop.grants(mover)).toEqual([["2033-12-20T00:00:00.000Z", "birthday", 100]]);
    await clockTo("2034-01-02T12:00:00Z");
    await give(shop, mover, 2, 15);
    // the same again is no change; another one is, within the year
    await give(shop, mover, 2, 15);
    await expect(give(shop, mover, 3, 1)).rejects.toMatchObject({ code: "conflict", detail: { reason: "changed" } });
    // removed and given anew: still no second reward within eleven months
    const id = await inShop(shop.id, async (tx) => (await memberOfCustomer(tx, mover))!.id);
    await inShop(shop.id, (tx) => removeBirthday(tx, id));
    await give(shop, mover, 2, 20);
    await clockTo("2034-12-31T12:00:00Z");
    await shop.days();
    expect(await shop.grants(mover)).toEqual([["2033-12-20T00:00:00.000Z", "birthday", 100]]);
    await clockTo("2035-03-01T12:00:00Z");
    await shop.days();
    expect(await shop.grants(mover)).toHaveLength(2);
    expect(await shop.grants(early)).toEqual([
      ["2034-01-30T00:00:00.000Z", "birthday", 100],
      ["2035-01-30T00:00:00.000Z", "birthday", 100],
    ]);
  });

  it("a late look grants by the program of then and by who was a member then", async () => {
    await clockTo("2036-01-01T12:00:00Z");
    const shop = await occasionShop("Europe/London", [birthday]);
    const names = ["kept", "blocked before", "blocked after", "left", "joined later"] as const;
    const members = new Map<string, string>();
    for (const name of names.slice(0, 4)) members.set(name, await shop.member("2035-01-01T00:00:00Z"));
    for (const customer of members.values()) await give(shop, customer, 5, 1);
    await shop.days();
    await clockTo("2036-04-01T12:00:00Z");
    await inShop(shop.id, (tx) => blockMember(tx, members.get("blocked before")!));
    await inShop(shop.id, (tx) => leaveMember(tx, members.get("left")!));
    await clockTo("2036-05-10T12:00:00Z");
    await inShop(shop.id, (tx) => blockMember(tx, members.get("blocked after")!));
    await shop.publish({ earning: [{ ...birthday, points: "900" }] });
    await shop.days();
    const points = async (name: string) => (await shop.grants(members.get(name)!)).map(([, , amount]) => amount);
    expect(await points("kept")).toEqual([100]);
    expect(await points("blocked before")).toEqual([]);
    expect(await points("blocked after")).toEqual([100]);
    // leaving forgets the birthday
    expect(await points("left")).toEqual([]);
    expect(await inShop(shop.id, (tx) => tx.prisma.birthday.count())).toBe(3);
    await clockTo("2037-05-02T12:00:00Z");
    await shop.days();
    expect(await points("kept")).toEqual([100, 900]);
  });

  it("anniversaries come each year, or in the years that a rule names, once however often one joins", async () => {
    await clockTo("2038-02-01T12:00:00Z");
    const shop = await occasionShop("Pacific/Auckland", [
      { key: "yearly", title: { en: "A year" }, on: "anniversary", points: "10" },
      { key: "fifth", title: { en: "Five years" }, on: "anniversary", points: "50", years: [5] },
    ]);
    // 29 February in Auckland
    const leap = await shop.member("2036-02-28T12:00:00Z");
    const old = await shop.member("2033-02-10T12:00:00Z");
    await shop.days();
    await clockTo("2040-03-02T12:00:00Z");
    await shop.days();
    expect(await shop.grants(leap)).toEqual([
      ["2038-02-27T11:00:00.000Z", "yearly", 10],
      ["2039-02-27T11:00:00.000Z", "yearly", 10],
      ["2040-02-28T11:00:00.000Z", "yearly", 10],
    ]);
    expect((await shop.grants(old)).map(([, rule]) => rule)).toEqual(["fifth", "yearly", "yearly", "yearly"]);
    // joined anew two years ago: the second year was rewarded before
    await inShop(shop.id, (tx) =>
      tx.sql("update member set joined_at = '2038-06-01T00:00:00Z' where shop_id = $1 and customer_id = $2", [shop.id, leap]),
    );
    await clockTo("2040-06-03T12:00:00Z");
    await shop.days();
    expect(await shop.grants(leap)).toHaveLength(3);
  });

  it("a rule for a tier looks at the tier of that day; nothing while earning is paused", async () => {
    await clockTo("2041-01-01T12:00:00Z");
    const shop = await occasionShop("Europe/London", [
      { ...birthday, when: { tiers: ["gold"] } },
      { ...birthday, key: "all", points: "1" },
    ]);
    const member = await shop.member("2040-06-01T00:00:00Z");
    await give(shop, member, 3, 1);
    await shop.days();
    await clockTo("2041-03-02T12:00:00Z");
    await shop.days();
    expect((await shop.grants(member)).map(([, rule]) => rule)).toEqual(["all"]);
    await clockTo("2042-02-01T12:00:00Z");
    await shop.publish({ earningPaused: true });
    await clockTo("2042-03-02T12:00:00Z");
    await shop.days();
    expect(await shop.grants(member)).toHaveLength(1);
  });
});
