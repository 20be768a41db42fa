import type { Discount, Shop } from "../store/entities";
import { restId, restTime } from "./rest-values";

/** The body of shop/update and app/uninstalled. */
export function shopPayload(shop: Shop): object {
  const primary = shop.locales.find((locale) => locale.primary)?.locale ?? "en";
  return {
    id: restId(shop.id),
    name: shop.name,
    email: shop.email,
    domain: shop.primaryDomain ?? shop.domain,
    country: shop.country,
    country_code: shop.country,
    primary_locale: primary,
    created_at: restTime(shop.createdAt, shop.zone),
    updated_at: restTime(shop.updatedAt, shop.zone),
    currency: shop.currency,
    customer_email: shop.email,
    timezone: `(GMT) ${shop.zone}`,
    iana_timezone: shop.zone,
    shop_owner: "Ada Shopkeeper",
    money_format: "{{amount}}",
    weight_unit: "kg",
    taxes_included: shop.taxesIncluded,
    tax_shipping: null,
    plan_display_name: shop.plan,
    plan_name: shop.plan === "Shopify Plus" ? "shopify_plus" : shop.plan.toLowerCase(),
    has_discounts: true,
    has_gift_cards: true,
    myshopify_domain: shop.domain,
    eligible_for_payments: true,
    password_enabled: false,
    has_storefront: true,
    finances: true,
    checkout_api_supported: true,
    multi_location_enabled: true,
    setup_required: false,
    pre_launch_enabled: false,
    enabled_presentment_currencies: [shop.currency],
    transactional_sms_disabled: false,
  };
}

/** The body of app_subscriptions/update. */
export function subscriptionPayload(shop: Shop, plan: string, status: "ACTIVE" | "CANCELLED", at: string): object {
  return {
    app_subscription: {
      admin_graphql_api_id: `gid://shopify/AppSubscription/${shop.id}`,
      name: plan,
      status,
      admin_graphql_api_shop_id: `gid://shopify/Shop/${shop.id}`,
      created_at: restTime(at, shop.zone),
      updated_at: restTime(at, shop.zone),
      currency: "USD",
      capped_amount: null,
      price: "0.00",
      interval: "every_30_days",
      plan_handle: plan.toLowerCase(),
    },
  };
}

/** The body of discounts/create and discounts/update. */
export function discountPayload(discount: Discount, status: string, shop: Shop): object {
  return {
    admin_graphql_api_id: `gid://shopify/DiscountCodeNode/${discount.id}`,
    title: discount.title,
    status,
    created_at: restTime(discount.createdAt, shop.zone),
    updated_at: restTime(discount.updatedAt, shop.zone),
  };
}
