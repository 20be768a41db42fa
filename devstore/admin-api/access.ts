import { getNamedType, GraphQLError, type GraphQLResolveInfo } from "graphql";
import { scopesByName } from "./schema";

/** `write_x` opens what `read_x` opens. */
export function withImplied(scopes: string[]): Set<string> {
  return new Set(scopes.flatMap((scope) => (scope.startsWith("write_") ? [scope, `read_${scope.slice(6)}`] : [scope])));
}

const needed = new Map<string, string[][]>();

/** The lists of scopes of which each must be met by one: the field's own and that of the type it answers. */
function listsFor(info: GraphQLResolveInfo): string[][] {
  const name = `${info.parentType.name}.${info.fieldName}`;
  let lists = needed.get(name);
  if (!lists) {
    const type = getNamedType(info.returnType).name.replace(/(Connection|Edge)$/, "");
    lists = [scopesByName().get(name), scopesByName().get(type)].filter((list) => list !== undefined);
    needed.set(name, lists);
  }
  return lists;
}

const protectedFields: Record<string, readonly string[]> = {
  Order: ["clientIp", "email", "phone", "billingAddress", "shippingAddress"],
  Customer: [
    "firstName",
    "lastName",
    "displayName",
    "email",
    "phone",
    "defaultEmailAddress",
    "defaultPhoneNumber",
    "defaultAddress",
    "addressesV2",
  ],
};

/** Throws what Shopify answers for a person's data while the app is not approved for it. */
export function requireApproval(info: GraphQLResolveInfo): void {
  if (!protectedFields[info.parentType.name]?.includes(info.fieldName)) return;
  throw new GraphQLError(`This app is not approved to use the ${info.fieldName} field.`, {
    extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/docs/apps/launch/protected-customer-data" },
  });
}

/** Throws what Shopify answers when the app lacks every scope that would open the field. */
export function requireAccess(info: GraphQLResolveInfo, granted: Set<string>): void {
  for (const list of listsFor(info)) {
    if (list.some((scope) => granted.has(scope))) continue;
    const required = `${list.map((scope) => `\`${scope}\` access scope`).join(" or ")}.`;
    throw new GraphQLError(`Access denied for ${info.fieldName} field. Required access: ${required}`, {
      extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes", requiredAccess: required },
    });
  }
}
