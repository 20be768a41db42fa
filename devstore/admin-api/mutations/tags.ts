import { GraphQLError } from "graphql";
import { tellTags } from "../../store/change-customer";
import { changeProduct } from "../../store/change-goods";
import { nextVersion, startChange } from "../../store/world";
import { parseGid, type Context } from "../context";
import { findNode } from "../find-node";

/** Tags of a customer, order or product; told of as Shopify does. */
function change(
  args: { id: string; tags: string[] | string },
  context: Context,
  next: (tags: string[], given: string[]) => string[],
): object {
  const { world, shop } = context;
  const given = (Array.isArray(args.tags) ? args.tags : args.tags.split(",")).map((tag) => tag.trim());
  const [type, id] = parseGid(args.id) ?? ["", ""];
  const changed = startChange(world, shop);
  const missing = { node: null, userErrors: [{ field: ["id"], message: `${type} does not exist` }] };
  if (type === "Customer") {
    const customer = world.state.get("customer", shop.domain, id);
    if (!customer) return missing;
    const tagged = { ...customer, tags: next(customer.tags, given), updatedAt: changed.at };
    changed.putCustomer(tagged).tell("customers/update", { customer: id });
    tellTags(changed, customer, tagged);
  } else if (type === "Order") {
    const order = world.state.get("order", shop.domain, id);
    if (!order) return missing;
    const tagged = nextVersion(world, changed, order, { tags: next(order.tags, given) });
    changed.putOrder(tagged).tellOrder(tagged, "orders/updated");
  } else if (type === "Product") {
    const product = world.state.get("product", shop.domain, id);
    if (!product) return missing;
    changeProduct(changed, product, { tags: next(product.tags, given) });
  } else {
    throw new GraphQLError(`The stand-in store does not tag ${args.id}.`);
  }
  changed.commit();
  return { node: findNode(context, args.id), userErrors: [] };
}

export const tagMutations = {
  tagsAdd: (args: { id: string; tags: string[] }, context: Context) =>
    change(args, context, (tags, given) => [...new Set([...tags, ...given])].sort()),
  tagsRemove: (args: { id: string; tags: string[] }, context: Context) =>
    change(args, context, (tags, given) => tags.filter((tag) => !given.includes(tag))),
};
