import { describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { useStandIn } from "../../tests/support/stand-in";
import { changeScopes } from "../../devstore/control/change-shop";
import { hasScope } from "./install.server";

describe("a scope of the shop", () => {
  useDatabase();
  const { visit, world } = useStandIn();
  const shop = "demo.myshopify.com";

  it("is what Shopify grants now, whatever the token was made with", async () => {
    await visit(shop);
    expect(await hasScope(shop, "read_all_orders")).toBe(true);
    changeScopes(world, world.state.shop(shop)!, { grant: [], revoke: ["read_all_orders"] });
    expect(await hasScope(shop, "read_all_orders")).toBe(false);
  });
});
