import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { line, order } from "../../loyalty/fixtures";
import { changeSettings } from "../../programs/settings.server";
import { useShop } from "../../redemptions/redemptions.fixture";
import { loader } from "../app.program.templates";
import { browserRequest } from "./page.fixture";

useDatabase();
const shop = useShop();
const open = () => loader({ request: browserRequest(shop.store, shop.domain, "/app/program/templates"), params: {}, context: {} });

describe("programs to begin from", () => {
  it("GIVEN a forged visit THEN nothing is told", async () => {
    const request = new Request("http://localhost:3000/app/program/templates", {
      headers: { authorization: "Bearer a.b.c", "user-agent": "Mozilla/5.0" },
    });
    await expect(loader({ request, params: {}, context: {} })).rejects.toBeInstanceOf(Response);
  });

  it("GIVEN no orders yet THEN the proposal reckons with a usual one, in the shop's currency", async () => {
    const { proposal, returnDays } = await open();
    expect(returnDays).toBeNull();
    expect(proposal.reasons).toMatchObject({ known: false, returnDays: 30 });
    expect(proposal.program.currency).toBe("GBP");
  });

  it("GIVEN orders and a return window THEN the proposal is of them", async () => {
    await inShop(shop.id, async (tx) => {
      await changeSettings(tx, { returnDays: 21 });
      const placedAt = new Date(tx.now.getTime() - 86_400_000);
      await tx.prisma.orderState.createMany({
        data: Array.from({ length: 25 }, (_, place) => ({
          shopId: BigInt(tx.shopId),
          orderId: BigInt(700 + place),
          placedAt,
          sourceUpdatedAt: placedAt,
          facts: JSON.parse(JSON.stringify(order({ placedAt: placedAt.toISOString(), lines: [line(2_000 + place)] }))),
        })),
      });
    });
    const { proposal, returnDays } = await open();
    expect(returnDays).toBe(21);
    expect(proposal.reasons).toMatchObject({ known: true, medianOrder: 2_012, returnDays: 21 });
    expect(proposal.program.points.pendingDays).toBe(21);
  });
});
