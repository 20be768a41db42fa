import { defaultTypeResolver, getNamedType, GraphQLError, type GraphQLFieldResolver, type GraphQLTypeResolver } from "graphql";
import { requireAccess, requireApproval } from "./access";
import { Connection } from "./connection";
import type { Context } from "./context";
import { valueTypes } from "./cost";

type Method = (this: object, args: Record<string, unknown>, context: Context) => unknown;

function count(value: unknown, type: string, context: Context): void {
  if (value === null || typeof value !== "object") return;
  if (value instanceof Connection) context.cost += 2 + value.length;
  else if (!valueTypes.has(type) && !type.endsWith("Edge")) context.cost += 1;
}

/**
 * Every field of the schema comes through here: first whether the app may see it, then what our node says. A field that no
 * node knows is an error that names it, so that nothing is null by accident.
 */
export const resolveField: GraphQLFieldResolver<object, Context> = (source, args, context, info) => {
  requireAccess(info, context.scopes);
  if (context.shop.withholdsPersons) requireApproval(info);
  const member = (source as Record<string, unknown>)[info.fieldName];
  if (member === undefined) throw new GraphQLError(`The stand-in store does not answer ${info.parentType.name}.${info.fieldName}.`);
  const value = typeof member === "function" ? (member as Method).call(source, args as Record<string, unknown>, context) : member;
  if (info.path.key !== "nodes" && info.path.key !== "edges") count(value, getNamedType(info.returnType).name, context);
  return value;
};

/** Nodes of interfaces and unions name their type themselves. */
export const resolveType: GraphQLTypeResolver<unknown, Context> = (value, context, info, type) =>
  (value as { __typename?: string }).__typename ?? defaultTypeResolver(value, context, info, type);
