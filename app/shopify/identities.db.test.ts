import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { useShop } from "../redemptions/redemptions.fixture";
import { readCustomerPersons, readOrderPerson } from "./identities.server";

useDatabase();
const shop = useShop();

const lane = { firstName: "Ada", lastName: "Stone", street: "4 Mill Lane", second: "Flat 2", city: "Leeds", zip: "LS1 4AB", country: "GB" };
const there = { name: "Ada Stone", address1: "4 Mill Lane", address2: "Flat 2", city: "Leeds", zip: "LS1 4AB", country: "GB" };

async function customer(): Promise<string> {
  const fields = { firstName: "Ada", lastName: "Stone", email: "ada@example.com", phone: "+447700900123", address: lane };
  return String((await shop.control("/customers", fields))["id"]);
}

async function order(input: object): Promise<string> {
  return String((await shop.control("/orders", { ...input, lines: [{ title: "Lantern", price: "30.00" }] }))["id"]);
}

describe("who the sides of a referral are", () => {
  it("reads of an order who placed it, from where, and each address once", async () => {
    const id = await order({ email: "ada@example.com", phone: "+447700900123", clientIp: "203.0.113.7", address: lane });
    expect(await readOrderPerson(shop.domain, id)).toEqual({
      customerId: null,
      clientIp: "203.0.113.7",
      email: "ada@example.com",
      phone: "+447700900123",
      firstName: "Ada",
      lastName: "Stone",
      addresses: [there],
    });
  });

  it("reads customers by their ids, with how many orders Shopify counts", async () => {
    const id = await customer();
    await order({ customer: id });
    const persons = await readCustomerPersons(shop.domain, [id, "999"]);
    expect([...persons.keys()]).toEqual([id]);
    expect(persons.get(id)).toEqual({
      email: "ada@example.com",
      phone: "+447700900123",
      firstName: "Ada",
      lastName: "Stone",
      addresses: [there],
      orders: 1,
    });
  });

  it("takes what Shopify withholds for unknown, and no order for none", async () => {
    const id = await customer();
    const placed = await order({ customer: id });
    const { world } = shop.store.parts;
    const before = world.state.shop(shop.domain)!;
    const { changeShop } = await import("../../devstore/control/change-shop");
    changeShop(world, before, { withholdsPersons: true });
    const unknown = { email: null, phone: null, firstName: null, lastName: null, addresses: [] };
    expect(await readOrderPerson(shop.domain, placed)).toEqual({ ...unknown, customerId: null, clientIp: null });
    expect(await readCustomerPersons(shop.domain, [id])).toEqual(new Map([[id, { ...unknown, orders: null }]]));
    changeShop(world, before, { withholdsPersons: false });
    expect(await readOrderPerson(shop.domain, "4242")).toBeNull();
  });
});
