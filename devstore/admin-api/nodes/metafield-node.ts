import { createHash } from "node:crypto";
import type { Metafield, MetafieldDefinition } from "../../store/entities";
import { byPosition, Connection, type PageArguments } from "../connection";
import { gid, type Context } from "../context";

/** `$app` and no namespace at all mean the app's own; `$app:x` a part of it. */
export function ownNamespace(namespace: string | null | undefined): string {
  const own = "app--1";
  if (!namespace || namespace === "$app") return own;
  return namespace.startsWith("$app:") ? `${own}--${namespace.slice(5)}` : namespace;
}

export function digestOf(metafield: Metafield): string {
  return createHash("sha256").update(metafield.value).digest("hex");
}

export function metafieldNode(metafield: Metafield, ownerType: string): object {
  return {
    __typename: "Metafield",
    id: gid("Metafield", metafield.id),
    legacyResourceId: metafield.id,
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: () => (metafield.type.includes("json") ? (JSON.parse(metafield.value) as unknown) : metafield.value),
    compareDigest: () => digestOf(metafield),
    ownerType,
    sizeInBytes: Buffer.byteLength(metafield.value),
    createdAt: metafield.createdAt,
    updatedAt: metafield.updatedAt,
  };
}

export function definitionNode(definition: MetafieldDefinition): object {
  return {
    __typename: "MetafieldDefinition",
    id: gid("MetafieldDefinition", definition.id),
    name: definition.name,
    namespace: definition.namespace,
    key: definition.key,
    description: definition.description,
    ownerType: definition.ownerType,
    type: { name: definition.type, category: "CUSTOM" },
    access: {
      admin: definition.access["admin"] ?? "PUBLIC_READ_WRITE",
      storefront: definition.access["storefront"] ?? "NONE",
      customerAccount: definition.access["customerAccount"] ?? "NONE",
    },
  };
}

/** What shops, customers and the app's installation share. */
export class MetafieldOwner {
  constructor(
    private readonly ownerId: string,
    private readonly ownerType: string,
    private readonly within: Context,
  ) {}

  private own(): Metafield[] {
    const all = this.within.world.state.table("metafield", this.within.shop.domain).values();
    return [...all].filter((one) => one.ownerId === this.ownerId);
  }

  metafield = (args: { namespace?: string | null; key: string }) => {
    const found = this.own().find((one) => one.namespace === ownNamespace(args.namespace) && one.key === args.key);
    return found ? metafieldNode(found, this.ownerType) : null;
  };

  metafields = (args: PageArguments & { namespace?: string | null; keys?: string[] | null }) => {
    const wanted = this.own().filter((one) => !args.namespace || one.namespace === ownNamespace(args.namespace));
    return new Connection(
      wanted.filter((one) => !args.keys || args.keys.includes(`${one.namespace}.${one.key}`)),
      args,
      byPosition,
      (one) => metafieldNode(one, this.ownerType),
    );
  };
}
