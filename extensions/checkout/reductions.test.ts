import { it } from "vitest";
import { says, useCheckout } from "./checkout.fixture";

const block = useCheckout("purchase.checkout.reductions.render-after");

it("the same block stands after the reductions", async () => {
  await block.open();
  await says("1,250 points");
  await says("Redeem");
});
