import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { adminSchema } from "./schema";

/** Parts of a value rather than things of their own: they cost nothing beside what holds them. */
export const valueTypes = new Set(["MoneyBag", "MoneyV2", "PageInfo", "Count", "AccessScope", "CustomerEmailAddress"]);
const MUTATION = 10;

interface Operation {
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

function pageSize(field: FieldNode, { variables }: Operation): number {
  const argument = field.arguments?.find((one) => one.name.value === "first" || one.name.value === "last");
  if (!argument) return 1;
  if (argument.value.kind === Kind.INT) return Number(argument.value.value);
  return argument.value.kind === Kind.VARIABLE ? Number(variables[argument.value.name.value] ?? 1) : 1;
}

function costOfFields(selection: SelectionSetNode, parent: GraphQLNamedType, operation: Operation): number {
  let cost = 0;
  for (const one of selection.selections) {
    if (one.kind === Kind.FIELD) cost += costOfField(one, parent, operation);
    else if (one.kind === Kind.INLINE_FRAGMENT) {
      const type = one.typeCondition ? adminSchema().getType(one.typeCondition.name.value) : parent;
      cost += costOfFields(one.selectionSet, type ?? parent, operation);
    } else {
      const fragment = operation.fragments.get(one.name.value);
      const type = fragment && adminSchema().getType(fragment.typeCondition.name.value);
      if (fragment && type) cost += costOfFields(fragment.selectionSet, type, operation);
    }
  }
  return cost;
}

function costOfField(field: FieldNode, parent: GraphQLNamedType, operation: Operation): number {
  const declared = "getFields" in parent ? parent.getFields()[field.name.value] : undefined;
  if (!declared || !field.selectionSet) return 0;
  const type = getNamedType(declared.type);
  if (!isCompositeType(type) && !isAbstractType(type)) return 0;
  const inner = costOfFields(field.selectionSet, type, operation);
  if (type.name.endsWith("Connection")) return 2 + pageSize(field, operation) * Math.max(1, inner);
  if (type.name.endsWith("Edge") || field.name.value === "nodes") return 1 + inner;
  return (valueTypes.has(type.name) ? 0 : 1) + inner;
}

/**
 * What a query costs at most, by Shopify's published rules: an object 1, a connection 2 and its page size times what one
 * node costs, a mutation 10; scalars, money and page information nothing. Shopify's own figure can differ a little.
 */
export function requestedCost(document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const mutation = operation.operation === "mutation";
  const root = mutation ? adminSchema().getMutationType() : adminSchema().getQueryType();
  if (!root) throw new Error("The schema has no root.");
  if (mutation) return MUTATION * operation.selectionSet.selections.length;
  return Math.max(1, costOfFields(operation.selectionSet, root, { fragments, variables }));
}
