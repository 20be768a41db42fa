const largest = String(2n ** 63n - 1n);

/** An id as a decimal string. Throws a TypeError on what cannot be an id of Shopify's: those are whole numbers of 64 bits. */
export function decimalId(id: string | number): string {
  const text = String(id);
  const fits = text.length < largest.length || (text.length === largest.length && text <= largest);
  if (!fits || !/^\d+$/u.test(text)) throw new TypeError("An id is not a whole number of 64 bits.");
  return text;
}

/** The decimal id at the end of a gid: "gid://shopify/Order/123" → "123". */
export function idOfGid(gid: string): string {
  return decimalId(gid.slice(gid.lastIndexOf("/") + 1).split("?", 1)[0] ?? "");
}

type GidType = "Order" | "Customer" | "Refund" | "DiscountCodeNode" | "Product" | "ProductVariant" | "Collection" | "Segment";

/** The gid of a decimal id. */
export function gidOf(type: GidType, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

interface Identified {
  id?: string | number | null | undefined;
  admin_graphql_api_id?: string | null | undefined;
}

/** The id of a payload's part: from its gid where there is one, because the number may have lost its last digits. */
export function idOfPayload(part: Identified): string {
  if (part.admin_graphql_api_id) return idOfGid(part.admin_graphql_api_id);
  if (part.id === null || part.id === undefined) throw new TypeError("A part of the payload has no id.");
  return decimalId(part.id);
}

/** A bare id of a payload as a decimal string. */
export function bareId(id: string | number | null | undefined): string | null {
  return id === null || id === undefined ? null : decimalId(id);
}
