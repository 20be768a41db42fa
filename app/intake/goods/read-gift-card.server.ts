import { inShop } from "../../db/tenancy.server";
import { shopRow } from "../../programs/shop.server";
import { readGiftCardPaid } from "../../shopify/gift-card-payments.server";
import { inTurn } from "../in-turn.server";
import { judgeAgain } from "./judge-again.server";

/**
 * Reads how much of an order was paid by gift card, which no webhook says, and judges it again. Where Shopify no longer gives the order
 * nothing is known, and the rules that leave such payments out go on waiting.
 */
export async function readGiftCard(shopId: string, orderId: string): Promise<void> {
  const { domain } = await inShop(shopId, (tx) => shopRow(tx));
  const paid = await readGiftCardPaid(domain, orderId);
  if (paid === null) return;
  await inTurn(shopId, async (tx) => {
    const news = await tx.sql(
      `update order_state set gift_card_paid = $3 where shop_id = $1 and order_id = $2 and gift_card_paid is distinct from $3 returning order_id`,
      [shopId, orderId, paid],
      "orders_gift_card",
    );
    if (news.length > 0) await judgeAgain(tx, [orderId]);
  });
}
