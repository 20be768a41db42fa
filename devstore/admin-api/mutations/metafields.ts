import { GraphQLError } from "graphql";
import type { Metafield, MetafieldDefinition } from "../../store/entities";
import { startChange } from "../../store/world";
import type { Context } from "../context";
import { findNode } from "../find-node";
import { definitionNode, digestOf, metafieldNode, ownNamespace } from "../nodes/metafield-node";

interface DefinitionInput {
  name: string;
  namespace?: string | null;
  key: string;
  type: string;
  ownerType: string;
  description?: string | null;
  access?: Record<string, string> | null;
}

interface MetafieldInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
}

const owners: Record<string, string> = { Shop: "SHOP", Customer: "CUSTOMER", AppInstallation: "API_PERMISSION" };

function define(args: { definition: DefinitionInput }, context: Context): object {
  const { domain } = context.shop;
  const input = args.definition;
  const namespace = ownNamespace(input.namespace);
  const all = [...context.world.state.table("definition", domain).values()];
  if (all.some((one) => one.ownerType === input.ownerType && one.namespace === namespace && one.key === input.key)) {
    const taken = { field: ["definition", "key"], message: "Key is in use for this owner type and namespace", code: "TAKEN" };
    return { createdDefinition: null, userErrors: [{ __typename: "MetafieldDefinitionCreateUserError", ...taken }] };
  }
  const change = startChange(context.world, context.shop);
  const definition: MetafieldDefinition = {
    id: String(change.next("definition", 110_000_000_001)),
    name: input.name,
    namespace,
    key: input.key,
    type: input.type,
    ownerType: input.ownerType,
    description: input.description ?? null,
    access: input.access ?? {},
  };
  change.put("definition", domain, definition.id, definition).commit();
  return { createdDefinition: definitionNode(definition), userErrors: [] };
}

/** Of JSON, since version 2026-04, in bytes. */
const jsonLimit = 128 * 1024;

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** At most 25 at once, all or none; `compareDigest` refuses what someone else changed meanwhile. */
function set(args: { metafields: MetafieldInput[] }, context: Context): object {
  const { world, shop } = context;
  if (args.metafields.length > 25) throw new GraphQLError("Exceeded the maximum metafields input limit of 25.");
  const held = [...world.state.table("metafield", shop.domain).values()];
  const definitions = [...world.state.table("definition", shop.domain).values()];
  const change = startChange(world, shop);
  const userErrors: object[] = [];
  const made = args.metafields.map((input, elementIndex): { metafield: Metafield; ownerType: string } => {
    const namespace = ownNamespace(input.namespace);
    const fault = (code: string, message: string) =>
      userErrors.push({ field: ["metafields", String(elementIndex)], code, message, elementIndex });
    const ownerType = owners[input.ownerId.split("/")[3] ?? ""];
    if (!ownerType) throw new GraphQLError(`The stand-in store keeps no metafields of ${input.ownerId}.`);
    if (ownerType === "CUSTOMER" && !findNode(context, input.ownerId)) fault("INVALID", "Owner does not exist.");
    const before = held.find((one) => one.ownerId === input.ownerId && one.namespace === namespace && one.key === input.key);
    if (input.compareDigest && (!before || digestOf(before) !== input.compareDigest))
      fault("STALE_OBJECT", "The resource has been updated since it was loaded.");
    const type = input.type ?? definitions.find((one) => one.namespace === namespace && one.key === input.key)?.type;
    if (!type) fault("BLANK", "Type can't be blank");
    if (type === "json" && !isJson(input.value)) fault("INVALID_VALUE", "Value is invalid JSON.");
    if (type === "json" && Buffer.byteLength(input.value) > jsonLimit) fault("TOO_LONG", "Value is too long (maximum is 131072 bytes).");
    return {
      ownerType,
      metafield: {
        id: before?.id ?? String(change.next("metafield", 22_000_000_000_001)),
        ownerId: input.ownerId,
        namespace,
        key: input.key,
        type: type ?? "",
        value: input.value,
        createdAt: before?.createdAt ?? change.at,
        updatedAt: change.at,
      },
    };
  });
  if (userErrors.length > 0) return { metafields: [], userErrors };
  for (const { metafield } of made) change.put("metafield", shop.domain, metafield.id, metafield);
  change.commit();
  return { metafields: made.map(({ metafield, ownerType }) => metafieldNode(metafield, ownerType)), userErrors };
}

function remove(args: { metafields: Array<{ ownerId: string; namespace: string; key: string }> }, context: Context): object {
  const change = startChange(context.world, context.shop);
  const held = [...context.world.state.table("metafield", context.shop.domain).values()];
  const deletedMetafields = args.metafields.map((wanted) => {
    const namespace = ownNamespace(wanted.namespace);
    const found = held.find((one) => one.ownerId === wanted.ownerId && one.namespace === namespace && one.key === wanted.key);
    if (found) change.put("metafield", context.shop.domain, found.id, null);
    return found ? { ownerId: wanted.ownerId, namespace, key: wanted.key } : null;
  });
  change.commit();
  return { deletedMetafields, userErrors: [] };
}

export const metafieldMutations = { metafieldDefinitionCreate: define, metafieldsSet: set, metafieldsDelete: remove };
