import { convert, graphqlDecimal } from "../../store/money";
import type { Order } from "../../store/order";

export interface MoneyV2 {
  amount: string;
  currencyCode: string;
}

export function moneyV2(minor: number, currency: string): MoneyV2 {
  return { amount: graphqlDecimal(minor, currency), currencyCode: currency };
}

/** An order's amount in the shop's currency and the buyer's. */
export function moneyBag(order: Order, minor: number): { shopMoney: MoneyV2; presentmentMoney: MoneyV2 } {
  const { currency, presentmentCurrency, rate } = order;
  return {
    shopMoney: moneyV2(minor, currency),
    presentmentMoney: moneyV2(convert(minor, currency, presentmentCurrency, rate), presentmentCurrency),
  };
}
