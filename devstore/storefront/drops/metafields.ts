import { ownNamespace } from "../../admin-api/nodes/metafield-node";
import type { Metafield, Shop } from "../../store/entities";
import type { World } from "../../store/world";

type Fields = Record<string, Record<string, { value: unknown; type: string }>>;

const valueOf = (field: Metafield): unknown =>
  field.type.includes("json") || field.type.startsWith("list.") ? (JSON.parse(field.value) as unknown) : field.value;

/** A namespace of the app's own is seen in Liquid once its definition lets storefronts read it. */
function readable(world: World, shop: Shop, field: Metafield): boolean {
  if (!field.namespace.startsWith(ownNamespace("$app"))) return true;
  const all = [...world.state.table("definition", shop.domain).values()];
  const defined = all.find((one) => one.namespace === field.namespace && one.key === field.key);
  return ["PUBLIC_READ", "LEGACY_LIQUID_ONLY"].includes(defined?.access["storefront"] ?? "NONE");
}

/** An owner's metafields as Liquid reads them: `metafields.namespace.key.value`. */
export function metafieldsOf(world: World, shop: Shop, owner: string): Fields {
  const fields: Fields = {};
  for (const field of world.state.table("metafield", shop.domain).values()) {
    if (field.ownerId !== owner || !readable(world, shop, field)) continue;
    (fields[field.namespace] ??= {})[field.key] = { value: valueOf(field), type: field.type };
  }
  return fields;
}

/** The same with the names that the app itself has for its namespaces: `$app:fidelio`. Nobody else's files know these. */
export function withOwnNames(fields: Fields): Fields {
  const own = ownNamespace("$app");
  const named = Object.entries(fields).map(([namespace, within]): [string, Fields[string]] => {
    if (namespace === own) return ["$app", within];
    return [namespace.startsWith(`${own}--`) ? `$app:${namespace.slice(own.length + 2)}` : namespace, within];
  });
  return Object.fromEntries(named);
}

/** The app's data: metafields of its installation, without a declared namespace. */
export function appMetafields(world: World, shop: Shop): Fields {
  return withOwnNames(metafieldsOf(world, shop, `gid://shopify/AppInstallation/${shop.id}`));
}
