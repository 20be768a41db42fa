import { endDiscount, removeDiscount, reopenDiscount } from "../../orders/change-discount";
import { startChange } from "../../store/world";
import { idOf, type Context } from "../context";
import { DiscountNode } from "../nodes/discount-node";
import { discountOf, faultsOf, type DiscountInput, type InputName } from "./discount-input";

const notFound = { field: ["id"], message: "Code discount does not exist.", code: "INVALID", extraInfo: null };

function find(context: Context, text: string) {
  return context.world.state.get("discount", context.shop.domain, idOf("DiscountCodeNode", text) ?? "");
}

function create(input: DiscountInput, name: InputName, context: Context): object {
  const userErrors = faultsOf(input, name, context);
  if (userErrors.length > 0) return { codeDiscountNode: null, userErrors };
  const change = startChange(context.world, context.shop);
  const discount = discountOf(input, String(change.next("discount", 1_200_000_000_001)), change.at, context);
  change.put("discount", context.shop.domain, discount.id, discount).commit();
  return { codeDiscountNode: new DiscountNode(discount, context), userErrors };
}

function setEnd(args: { id: string }, context: Context, end: typeof endDiscount): object {
  const before = find(context, args.id);
  if (!before) return { codeDiscountNode: null, userErrors: [notFound] };
  return { codeDiscountNode: new DiscountNode(end(context.world, context.shop, before), context), userErrors: [] };
}

function remove(args: { id: string }, context: Context): object {
  const before = find(context, args.id);
  if (!before) return { deletedCodeDiscountId: null, userErrors: [notFound] };
  removeDiscount(context.world, context.shop, before);
  return { deletedCodeDiscountId: args.id, userErrors: [] };
}

export const discountMutations = {
  discountCodeBasicCreate: (args: { basicCodeDiscount: DiscountInput }, context: Context) =>
    create(args.basicCodeDiscount, "basicCodeDiscount", context),
  discountCodeFreeShippingCreate: (args: { freeShippingCodeDiscount: DiscountInput }, context: Context) =>
    create(args.freeShippingCodeDiscount, "freeShippingCodeDiscount", context),
  discountCodeDeactivate: (args: { id: string }, context: Context) => setEnd(args, context, endDiscount),
  discountCodeActivate: (args: { id: string }, context: Context) => setEnd(args, context, reopenDiscount),
  discountCodeDelete: remove,
};
