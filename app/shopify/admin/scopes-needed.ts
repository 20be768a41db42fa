import { getNamedType, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from "graphql";

/** Something that a document asks for, and the scopes of which any one opens it. */
export interface ScopeNeed {
  what: string;
  anyOf: string[];
}

/**
 * What the operations of a document need. `listed`: scopes by type and by `Type.field`; `mutations`: by the mutation's
 * name. What stands under `@include` counts too: it is for shops that have not granted a newer scope yet. For tests.
 */
export function scopesNeeded(
  schema: GraphQLSchema,
  document: DocumentNode,
  listed: Record<string, string[]>,
  mutations: Record<string, string[]>,
): ScopeNeed[] {
  const needs = new Map<string, string[]>();
  const types = new TypeInfo(schema);
  const note = (what: string) => {
    const anyOf = listed[what];
    if (anyOf) needs.set(what, anyOf);
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        note(`${parent?.name}.${node.name.value}`);
        const type = types.getType();
        if (type) note(getNamedType(type).name.replace(/(Connection|Edge)$/u, ""));
        if (parent === schema.getMutationType()) {
          const anyOf = mutations[node.name.value] ?? listed[`Mutation.${node.name.value}`];
          if (!anyOf) throw new Error(`Nobody says what scope the mutation ${node.name.value} needs.`);
          for (const scope of anyOf) needs.set(`Mutation.${node.name.value}: ${scope}`, [scope]);
        }
        return undefined;
      },
      InlineFragment(node) {
        if (node.typeCondition) note(node.typeCondition.name.value);
      },
    }),
  );
  return [...needs].map(([what, anyOf]) => ({ what, anyOf }));
}
