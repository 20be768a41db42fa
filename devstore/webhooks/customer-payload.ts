import type { Customer, Shop } from "../store/entities";
import { restAddress, restId, restTime } from "./rest-values";

/** A customer in REST shape. Shopify's version 2026-07 and later no longer say locale, tags or counts here. */
export function customerPayload(customer: Customer, shop: Shop): object {
  const address = customer.address && {
    id: restId(customer.id),
    customer_id: restId(customer.id),
    ...restAddress(customer.address),
    country_name: customer.address.country,
    default: true,
  };
  return {
    id: restId(customer.id),
    created_at: restTime(customer.createdAt, shop.zone),
    updated_at: restTime(customer.updatedAt, shop.zone),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: customer.state,
    note: customer.note,
    verified_email: customer.verifiedEmail,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: customer.phone,
    currency: shop.currency,
    tax_exemptions: [],
    admin_graphql_api_id: `gid://shopify/Customer/${customer.id}`,
    ...(address ? { default_address: address } : {}),
  };
}
