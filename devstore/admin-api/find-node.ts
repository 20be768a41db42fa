import { GraphQLError } from "graphql";
import { parseGid, seesOrder, type Context } from "./context";
import { collectionNode, productNode, variantNode } from "./nodes/product-node";
import { customerNode } from "./nodes/customer-node";
import { creditAccountNode } from "./nodes/credit-account-node";
import { DiscountNode } from "./nodes/discount-node";
import { giftCardNode } from "./nodes/gift-card-node";
import { definitionNode } from "./nodes/metafield-node";
import { OrderNode } from "./nodes/order-node";
import { RefundNode } from "./nodes/refund-node";
import { segmentNode, theSegment } from "./nodes/segment-node";
import { ShopNode } from "./nodes/shop-node";

const byType: Record<string, (context: Context, id: string) => object | null> = {
  Order: (context, id) => {
    const order = context.world.state.get("order", context.shop.domain, id);
    return order && seesOrder(context, order) ? new OrderNode(order) : null;
  },
  Refund: (context, id) => {
    for (const order of context.world.state.table("order", context.shop.domain).values()) {
      const refund = order.refunds.find((one) => one.id === id);
      if (refund) return seesOrder(context, order) ? new RefundNode(order, refund, new OrderNode(order)) : null;
    }
    return null;
  },
  Customer: customerNode,
  Product: productNode,
  ProductVariant: variantNode,
  Collection: (context, id) => {
    const found = [...context.world.state.table("collection", context.shop.domain).values()].find((one) => one.id === id);
    return found ? collectionNode(found, context) : null;
  },
  Segment: (context, id) => {
    const segment = theSegment(context, `gid://shopify/Segment/${id}`);
    return segment ? segmentNode(segment) : null;
  },
  DiscountCodeNode: (context, id) => {
    const discount = context.world.state.get("discount", context.shop.domain, id);
    return discount ? new DiscountNode(discount, context) : null;
  },
  GiftCard: (context, id) => {
    const card = context.world.state.get("giftCard", context.shop.domain, id);
    return card ? giftCardNode(card, context) : null;
  },
  StoreCreditAccount: (context, id) => {
    const account = context.world.state.get("creditAccount", context.shop.domain, id);
    return account ? creditAccountNode(account, context) : null;
  },
  MetafieldDefinition: (context, id) => {
    const found = [...context.world.state.table("definition", context.shop.domain).values()].find((one) => one.id === id);
    return found ? definitionNode(found) : null;
  },
  Shop: (context, id) => (id === context.shop.id ? new ShopNode(context.shop, context) : null),
};

/** The node of a gid; null where there is none, or the app may not see it. `type`: what the field answers. */
export function findNode(context: Context, text: string, type?: string): object | null {
  const parsed = parseGid(text);
  if (!parsed) throw new GraphQLError(`Invalid global id '${text}'`, { extensions: { code: "argumentLiteralsIncompatible" } });
  const [named, id] = parsed;
  if (type !== undefined && named !== type) throw new GraphQLError(`Invalid id: ${text}`, { extensions: { code: "RESOURCE_NOT_FOUND" } });
  const find = byType[named];
  if (!find) throw new GraphQLError(`The stand-in store does not keep ${named}.`);
  return find(context, id);
}
