import type { Order } from "../store/order";
import type { Visit } from "../storefront/visit";
import type { AccountState, CheckoutState, LocalizationState } from "./host-state";
import { hostPlaces, hostScript } from "./host-place";
import { placedOn } from "./placement";
import { customerState, saleState, shopState } from "./sale-state";
import type { HostPage } from "./surfaces";

const localization = (visit: Visit, currency = visit.currency): LocalizationState => ({
  language: visit.locale,
  country: visit.customer?.address?.countryCode ?? visit.shop.country,
  currency,
  timezone: visit.shop.zone,
});

/** What a checkout's extensions know of it: the quote of its cart, or at its end the order. */
export function checkoutState(visit: Visit, order: Order, email: string | null, done: boolean): CheckoutState {
  const { store, shop, customer } = visit;
  const buyer = customer === null ? null : customerState(store.world, shop, customer);
  return {
    page: done ? "thank-you" : "checkout",
    shop: shopState(shop, visit.url.origin),
    localization: localization(visit, order.presentmentCurrency),
    customer: buyer,
    email: customer?.email ?? email,
    ...saleState(store.world, shop, order),
    canUpdateDiscountCodes: !done,
    canChangeLines: !done,
    confirmation: done
      ? {
          order: { id: `gid://shopify/OrderIdentity/${order.id}` },
          number: String(order.number),
          isFirstOrder: (buyer?.ordersCount ?? 1) <= 1,
        }
      : null,
  };
}

/** An account's page as its extensions know it. Null: nobody is signed in. */
export function accountState(visit: Visit, page: AccountState["page"], order: Order | null, location: string): AccountState | null {
  const { store, shop, customer } = visit;
  if (customer === null) return null;
  return {
    page,
    shop: shopState(shop, visit.url.origin),
    localization: localization(visit),
    customer: customerState(store.world, shop, customer),
    order: order && {
      ...saleState(store.world, shop, order),
      id: `gid://shopify/Order/${order.id}`,
      name: `#${order.number}`,
      processedAt: order.createdAt,
      ...(order.cancelledAt === null ? {} : { cancelledAt: order.cancelledAt }),
    },
    location,
  };
}

/** What a page of Shopify's own draws of extensions: by target where each stands, and the script that hosts them. */
export function drawnExtensions(visit: Visit, page: HostPage, state: object): { script: string; at(target: string): string } {
  const placed = placedOn(visit.shop, page);
  return {
    script: hostScript(placed, state).text,
    at: (target) => hostPlaces(placed, target, visit.locale).text,
  };
}
