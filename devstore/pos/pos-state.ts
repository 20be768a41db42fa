import type { PosCartState, PosDiscountState, PosState } from "../extensions/host-state";
import type { Shop } from "../store/entities";
import { decimal, minorDigits } from "../store/money";
import type { Order } from "../store/order";
import { totalsOf } from "../store/order-totals";
import type { World } from "../store/world";
import { LOCATION, priceRegister, registerOf } from "./register";

function cartState(world: World, shop: Shop, order: Order): PosCartState {
  const register = registerOf(world, shop);
  const { currency } = shop;
  const totals = totalsOf(order);
  const unit = 10 ** minorDigits(currency);
  const discounts = order.discounts.map(({ code, title, type, amount }): PosDiscountState => ({
    amount: amount / unit,
    currency,
    discountDescription: code || (title ?? ""),
    type: code !== "" ? "Code" : type === "percentage" ? "Percentage" : "FixedAmount",
  }));
  return {
    subtotal: decimal(totals.subtotal, currency),
    taxTotal: decimal(totals.tax, currency),
    grandTotal: decimal(totals.total, currency),
    ...(discounts[0] ? { cartDiscount: discounts[0] } : {}),
    cartDiscounts: discounts,
    // the register tells extensions of the customer's id alone
    ...(register.customerId === null ? {} : { customer: { id: Number(register.customerId) } }),
    lineItems: order.lines.map((line, index) => ({
      uuid: register.lines[index]?.uuid ?? line.id,
      price: line.price / unit,
      quantity: line.quantity,
      title: line.title,
      variantId: Number(line.variantId),
      productId: Number(line.productId),
      discounts: [],
      taxable: !line.giftCard,
      taxLines: [],
      sku: line.sku,
      vendor: line.vendor ?? "",
      properties: {},
      isGiftCard: line.giftCard,
    })),
    properties: {},
  };
}

/** What extensions at the register know: its cart, its staff and where it stands. */
export function posState(world: World, shop: Shop, staff: string, locale: string): PosState {
  const register = registerOf(world, shop);
  return {
    page: "pos",
    shop: shop.domain,
    locale,
    zone: shop.zone,
    cart: cartState(world, shop, priceRegister(world, shop, register).order),
    session: {
      shopId: Number(shop.id),
      userId: Number(staff),
      shopDomain: shop.domain,
      locationId: Number(LOCATION),
      staffMemberId: Number(staff),
      currency: shop.currency,
      posVersion: "10.0.0",
    },
    online: register.online,
  };
}
