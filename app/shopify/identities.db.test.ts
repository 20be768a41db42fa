import { describe, expect, it } from "vitest";
import { changeShop } from "../../devstore/control/change-shop";
import { useDatabase } from "../../tests/support/database";
import { useShop } from "../redemptions/redemptions.fixture";
import { singleton } from "../base/singleton";
import { findCustomersAlike, readCustomerPersons, readOrderPersons } from "./identities.server";
import { readOrder } from "./orders.server";

useDatabase();
const shop = useShop();

const lane = { firstName: "Ada", lastName: "Stone", street: "4 Mill Lane", second: "Flat 2", city: "Leeds", zip: "LS1 4AB", country: "GB" };
const there = {
  name: "Ada Stone",
  company: null,
  address1: "4 Mill Lane",
  address2: "Flat 2",
  city: "Leeds",
  zip: "LS1 4AB",
  country: "GB",
};

async function customer(): Promise<string> {
  const fields = { firstName: "Ada", lastName: "Stone", email: "ada@example.com", phone: "+447700900123", address: lane };
  return String((await shop.control("/customers", fields))["id"]);
}

async function order(input: object): Promise<string> {
  return String((await shop.control("/orders", { ...input, lines: [{ title: "Lantern", price: "30.00" }] }))["id"]);
}

describe("who the sides of a referral are", () => {
  it("reads of orders who placed them, from where, and each address once", async () => {
    const id = await order({ email: "ada@example.com", phone: "+447700900123", clientIp: "203.0.113.7", address: lane });
    const found = await readOrderPersons(shop.domain, [id, "4242"]);
    expect([...found.keys()]).toEqual([id]);
    expect(found.get(id)).toEqual({
      orderId: id,
      customerId: null,
      clientIp: "203.0.113.7",
      email: "ada@example.com",
      phone: "+447700900123",
      firstName: "Ada",
      lastName: "Stone",
      addresses: [there],
    });
  });

  it("reads customers by their ids, with how many orders Shopify counts and the newest of them", async () => {
    const id = await customer();
    const placed = await order({ customer: id, clientIp: "203.0.113.9" });
    const persons = await readCustomerPersons(shop.domain, [id, "999"]);
    expect([...persons.keys()]).toEqual([id]);
    expect(persons.get(id)).toMatchObject({
      email: "ada@example.com",
      phone: "+447700900123",
      firstName: "Ada",
      lastName: "Stone",
      addresses: [there],
      orderCount: 1,
      orders: [{ orderId: placed, clientIp: "203.0.113.9" }],
    });
  });

  it("finds customers by an address, its beginning or a number, and asks nothing that would have to be escaped", async () => {
    const id = await customer();
    const none = { emails: [], beginnings: [], phones: [], name: null };
    const ids = async (search: object) =>
      (await findCustomersAlike(shop.domain, { ...none, ...search })).map(({ customerId }) => customerId);
    expect(await ids({ emails: ["ADA@example.com"] })).toContain(id);
    expect(await ids({ beginnings: ["ada@"] })).toEqual([]);
    expect(await ids({ beginnings: ["adam", "adas"], phones: ["+447700900123"] })).toContain(id);
    expect(await ids({ name: { first: "Ada", last: "Stone" } })).toContain(id);
    expect(await ids({ name: { first: "Ada", last: 'S" OR "' } })).toEqual([]);
    expect(await ids({ emails: ['x" OR email:*'] })).toEqual([]);
  });

  it("takes what Shopify withholds for not given", async () => {
    const id = await customer();
    const placed = await order({ customer: id });
    const { world } = shop.store.parts;
    const before = world.state.shop(shop.domain)!;
    changeShop(world, before, { withholdsPersons: true });
    expect(await readOrderPersons(shop.domain, [placed])).toEqual(new Map());
    expect(await readCustomerPersons(shop.domain, [id])).toEqual(new Map());
    expect(await findCustomersAlike(shop.domain, { emails: ["ada@example.com"], beginnings: [], phones: [], name: null })).toEqual([]);
    // an order earns all the same, and is its customer's
    for (let times = 0; times < 2; times++) {
      const { facts, customer: person } = (await readOrder(shop.domain, placed))!;
      expect(facts).toMatchObject({ orderId: placed, customerId: id, payment: "paid", guestHash: null });
      expect(person).toMatchObject({ customerId: id, email: null, firstName: null, lastName: null });
    }
    changeShop(world, before, { withholdsPersons: false });
    singleton("withheld-persons", () => new Map()).clear();
    expect((await readOrder(shop.domain, placed))!.customer).toMatchObject({ firstName: "Ada" });
  });
});
