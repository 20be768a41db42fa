import { startChange } from "../../store/world";
import { discountPayload } from "../../webhooks/shop-payload";
import { gid, idOf, type Context } from "../context";
import { DiscountNode, discountStatus } from "../nodes/discount-node";
import { discountOf, faultsOf, type DiscountInput } from "./discount-input";

const notFound = { field: ["id"], message: "Code discount does not exist.", code: "INVALID", extraInfo: null };

function find(context: Context, text: string) {
  return context.world.state.get("discount", context.shop.domain, idOf("DiscountCodeNode", text) ?? "");
}

function create(args: { basicCodeDiscount: DiscountInput }, context: Context): object {
  const userErrors = faultsOf(args.basicCodeDiscount, context);
  if (userErrors.length > 0) return { codeDiscountNode: null, userErrors };
  const change = startChange(context.world, context.shop);
  const discount = discountOf(args.basicCodeDiscount, String(change.next("discount", 1_200_000_000_001)), change.at, context);
  change.put("discount", context.shop.domain, discount.id, discount).commit();
  return { codeDiscountNode: new DiscountNode(discount, context), userErrors };
}

/** Ends or reopens a code, and tells of it: discounts/update. */
function setEnd(args: { id: string }, context: Context, ended: boolean): object {
  const before = find(context, args.id);
  if (!before) return { codeDiscountNode: null, userErrors: [notFound] };
  const now = context.world.now();
  const running = discountStatus(before, now) !== "EXPIRED";
  if (running !== ended) return { codeDiscountNode: new DiscountNode(before, context), userErrors: [] };
  const change = startChange(context.world, context.shop);
  const discount = { ...before, endsAt: ended ? change.at : null, updatedAt: change.at };
  const body = discountPayload(discount, ended ? "EXPIRED" : "ACTIVE", context.shop);
  change.put("discount", context.shop.domain, discount.id, discount).tell("discounts/update", { discount: discount.id, body }).commit();
  return { codeDiscountNode: new DiscountNode(discount, context), userErrors: [] };
}

/** Deletes a code, and tells of it: discounts/delete. */
function remove(args: { id: string }, context: Context): object {
  const before = find(context, args.id);
  if (!before) return { deletedCodeDiscountId: null, userErrors: [notFound] };
  const change = startChange(context.world, context.shop);
  const body = { admin_graphql_api_id: gid("DiscountCodeNode", before.id), deleted_at: change.at };
  change.put("discount", context.shop.domain, before.id, null).tell("discounts/delete", { body }).commit();
  return { deletedCodeDiscountId: args.id, userErrors: [] };
}

export const discountMutations = {
  discountCodeBasicCreate: create,
  discountCodeDeactivate: (args: { id: string }, context: Context) => setEnd(args, context, true),
  discountCodeActivate: (args: { id: string }, context: Context) => setEnd(args, context, false),
  discountCodeDelete: remove,
};
