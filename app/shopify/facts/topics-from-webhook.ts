import { z } from "zod";
import { bareId, decimalId, idOfGid, idOfPayload } from "./ids";
import { utcOrNull } from "./times";
import { id, text } from "./webhook-parts";

const edited = z.object({ order_edit: z.object({ order_id: id }) });
const identified = z.object({ id: id.nullish(), admin_graphql_api_id: text });

/** The order that `orders/edited` names. Its body is the edit, not the order: read the order. */
export function editedOrderFromWebhook(payload: unknown): string {
  return decimalId(edited.parse(payload).order_edit.order_id);
}

/** The order that `orders/delete` names. */
export function deletedOrderFromWebhook(payload: unknown): string {
  return idOfPayload(identified.parse(payload));
}

const discount = z.object({ admin_graphql_api_id: z.string(), status: text, updated_at: text, deleted_at: text });

export interface DiscountNotice {
  /** "gid://shopify/DiscountCodeNode/1"; automatic discounts come on the same topics */
  gid: string;
  /** active, expired, scheduled; null when deleted */
  status: string | null;
  at: string | null;
  deleted: boolean;
}

/** What `discounts/update` and `discounts/delete` tell. */
export function discountFromWebhook(payload: unknown): DiscountNotice {
  const part = discount.parse(payload);
  const deleted = Boolean(part.deleted_at) || !part.status;
  return {
    gid: part.admin_graphql_api_id,
    status: part.status?.toLowerCase() ?? null,
    at: utcOrNull(part.deleted_at ?? part.updated_at),
    deleted,
  };
}

const shop = z.object({
  id: id.nullish(),
  name: text,
  domain: text,
  currency: text,
  iana_timezone: text,
  primary_locale: text,
  taxes_included: z.boolean().nullish(),
  plan_display_name: text,
  plan_name: text,
});

/** What `shop/update` tells; null where it does not say. */
export interface ShopNotice {
  shopifyId: string | null;
  name: string | null;
  /** the host under which shoppers know it */
  primaryDomain: string | null;
  currency: string | null;
  zone: string | null;
  locale: string | null;
  taxesIncluded: boolean | null;
  plan: string | null;
  plus: boolean | null;
}

/** The shop in the body of `shop/update` and `app/uninstalled`. */
export function shopFromWebhook(payload: unknown): ShopNotice {
  const part = shop.parse(payload);
  return {
    shopifyId: bareId(part.id),
    name: part.name ?? null,
    primaryDomain: part.domain ?? null,
    currency: part.currency ?? null,
    zone: part.iana_timezone ?? null,
    locale: part.primary_locale ?? null,
    taxesIncluded: part.taxes_included ?? null,
    plan: part.plan_display_name ?? null,
    plus: part.plan_name ? /plus|enterprise/iu.test(part.plan_name) : null,
  };
}

const scopes = z.object({ current: z.array(z.string()) });

/** The scopes that `app/scopes_update` says are granted now, sorted. */
export function scopesFromWebhook(payload: unknown): string[] {
  return [...scopes.parse(payload).current].sort();
}

const compliance = z.object({
  shop_domain: z.string(),
  customer: z.object({ id: id.nullish(), email: text }).nullish(),
  orders_to_redact: z.array(id).nullish(),
  orders_requested: z.array(id).nullish(),
  data_request: z.object({ id }).nullish(),
});

export interface ComplianceRequest {
  shopDomain: string;
  customerId: string | null;
  orderIds: string[];
  requestId: string | null;
}

/** What `customers/data_request`, `customers/redact` and `shop/redact` ask for. */
export function complianceFromWebhook(payload: unknown): ComplianceRequest {
  const part = compliance.parse(payload);
  return {
    shopDomain: part.shop_domain,
    customerId: bareId(part.customer?.id),
    orderIds: (part.orders_to_redact ?? part.orders_requested ?? []).map(decimalId),
    requestId: bareId(part.data_request?.id),
  };
}

/** The decimal id of a discount's gid, for logs and keys. */
export function discountId(notice: DiscountNotice): string {
  return idOfGid(notice.gid);
}
