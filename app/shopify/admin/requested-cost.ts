import {
  getNamedType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";

/** A list without a page size: Shopify keeps allocations and tax lines short. */
const shortList = 2;

/**
 * What each query asks for at most, counted the strict way: every object a point, a page or list as many as it holds.
 * Shopify's own count is lower (parts of an amount are free there), so what passes here passes there. For tests.
 */
export function requestedCost(schema: GraphQLSchema, document: DocumentNode, variables: Record<string, number>): Record<string, number> {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === "FragmentDefinition" ? [[one.name.value, one.selectionSet]] : [])),
  );
  const lists = listFields(schema, document);
  const ofSelection = (selection: SelectionSetNode): number => selection.selections.reduce((sum, one) => sum + ofNode(one), 0);
  const ofNode = (node: SelectionSetNode["selections"][number]): number => {
    if (node.kind === "InlineFragment") return ofSelection(node.selectionSet);
    if (node.kind === "FragmentSpread")
      return ofSelection(fragments.get(node.name.value) ?? { kind: "SelectionSet" as never, selections: [] });
    if (!node.selectionSet || node.name.value === "pageInfo") return 0;
    // the nodes of a page are counted by the page
    if (node.name.value === "nodes") return 1 + ofSelection(node.selectionSet);
    const size = pageSize(node, variables);
    if (size !== null) return 2 + size * Math.max(1, ofSelection(node.selectionSet) + (lists.has(node) ? 1 : 0));
    return (lists.has(node) ? shortList : 1) * (1 + ofSelection(node.selectionSet));
  };
  return Object.fromEntries(
    document.definitions.flatMap((one) =>
      one.kind === "OperationDefinition" && one.operation === "query" ? [[one.name?.value ?? "", ofSelection(one.selectionSet)]] : [],
    ),
  );
}

function pageSize(field: FieldNode, variables: Record<string, number>): number | null {
  const value = field.arguments?.find((one) => one.name.value === "first")?.value;
  if (value?.kind === "IntValue") return Number(value.value);
  return value?.kind === "Variable" ? (variables[value.name.value] ?? null) : null;
}

/** Fields that answer a plain list of objects. */
function listFields(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<FieldNode> {
  const found = new Set<FieldNode>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const type = types.getType();
        if (type && String(type).startsWith("[") && isObjectType(getNamedType(type))) found.add(node);
      },
    }),
  );
  return found;
}
