import { describe, expect, it } from "vitest";
import { sampleMemberFace, sampleProgramFace } from "../../app/face/sample";
import { draw, read } from "../tests/render.fixture";
import { pointsFor, type Goods } from "./earned";

const face = sampleProgramFace();
const goods: Goods = { amount: 4820, currency: "GBP", company: false, unsure: false };
const soon = Date.parse("2026-11-22T12:00:00Z");

describe("what an order earns as it stands", () => {
  it("is what the storefront's cart says, for guests and members", () => {
    for (const amount of [1, 79, 80, 4820, 99_999]) {
      const cart = { currency: { iso_code: "GBP" }, items: [], total_price: amount };
      const said = (guest: boolean) => read(draw("cart-points", { guest, cart }));
      const number = (points: number | null) => (points === null ? "" : points.toLocaleString("en"));
      expect(said(true).replace(/[^\d,]/gu, "")).toBe(number(pointsFor({ ...goods, amount }, face, null)));
      expect(said(false).replace(/[^\d,]/gu, "")).toBe(number(pointsFor({ ...goods, amount }, face, sampleMemberFace(), soon)));
    }
    expect(pointsFor(goods, face, null)).toBe(48);
    expect(pointsFor(goods, face, sampleMemberFace(), soon)).toBe(60);
  });

  it("is nothing that could turn out less", () => {
    const member = sampleMemberFace();
    expect(pointsFor({ ...goods, currency: "EUR" }, face, null)).toBeNull();
    expect(pointsFor({ ...goods, unsure: true }, face, null)).toBeNull();
    expect(pointsFor({ ...goods, company: true }, face, null)).toBeNull();
    expect(pointsFor({ ...goods, company: true }, { ...face, companies: true }, null)).toBe(48);
    expect(pointsFor(goods, { ...face, earning: false }, null)).toBeNull();
    expect(pointsFor(goods, { ...face, product: null }, null)).toBeNull();
    expect(pointsFor(goods, face, { ...member, goodUntil: soon / 1000 }, soon)).toBeNull();
    expect(pointsFor(goods, face, sampleMemberFace("blocked"))).toBeNull();
    expect(pointsFor(goods, face, sampleMemberFace("left"))).toBe(48);
    expect(pointsFor({ ...goods, amount: -5 }, face, null)).toBeNull();
  });

  it("counts currencies without decimals", () => {
    const product = { ...face.product!, per: 10_000 };
    expect(pointsFor({ ...goods, amount: 1000, currency: "JPY" }, { ...face, currency: "JPY", product }, null)).toBe(10);
  });
});
