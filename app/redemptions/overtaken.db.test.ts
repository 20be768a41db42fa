import { v7 as uuid } from "uuid";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { issueDiscount } from "../discounts/issue-discount.server";
import { audit } from "../ledger/audit.server";
import { endRedemption } from "./end-redemption.server";
import { redemptionOwner } from "./owner.server";
import { readRedemption } from "./redeem.server";
import { useShop } from "./redemptions.fixture";
import { reissueRedemption } from "./reissue.server";
import { reserveRedemption } from "./reserve.server";

useDatabase({ connections: 20 });
const shop = useShop();

afterEach(async () => {
  vi.restoreAllMocks();
  expect((await inShop(shop.id, audit)).checks.filter((check) => !check.ok)).toEqual([]);
});

/** Reserved, and made by another process as soon as Shopify was first asked to take it back and said that nothing is there. */
async function madeMeanwhile(): Promise<{ id: string; discountId: string; customer: string }> {
  const customer = await shop.member(200);
  const request = { id: uuid(), discountId: uuid(), customerId: customer, reward: "five-off" };
  await inShop(shop.id, (tx) => reserveRedemption(tx, request));
  const handle = shop.store.handle.bind(shop.store);
  vi.spyOn(shop.store, "handle").mockImplementationOnce(async (asked) => {
    const answer = await handle(asked);
    expect(await issueDiscount(shop.id, request.discountId, redemptionOwner)).toBe("issued");
    return answer;
  });
  return { ...request, customer };
}

const standing = () => shop.codes().filter(({ active }) => active);

describe("a code that is made and noted while Shopify is asked to take it back", () => {
  it("is taken back before the points are released", async () => {
    const { id, discountId, customer } = await madeMeanwhile();
    expect(await endRedemption(shop.id, discountId, "by-member")).toBe("released");
    expect(standing()).toEqual([]);
    expect(await readRedemption(shop.id, id)).toMatchObject({ status: "released" });
    expect(await shop.balance(customer)).toMatchObject({ available: 200, held: 0 });
  });

  it("is not left standing beside another code: who asked for that is told, and asks again", async () => {
    const { id } = await madeMeanwhile();
    const wish = { discountId: uuid(), actor: "staff:42" };
    await expect(reissueRedemption(shop.id, id, wish)).rejects.toMatchObject({
      code: "conflict",
      detail: { reason: "changed-meanwhile" },
    });
    const { code } = await reissueRedemption(shop.id, id, wish);
    expect(standing()).toEqual([{ code, active: true }]);
  });
});
