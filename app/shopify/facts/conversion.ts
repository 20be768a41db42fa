/** An order's own rate: its total in the shop's currency over its total in the buyer's, both in minor units. */
export interface Conversion {
  shopTotal: number;
  presentmentTotal: number;
  /** the buyer paid in the shop's own currency */
  same: boolean;
}

function ratio(amount: number, over: number, under: number): number {
  if (under === 0) return amount;
  const doubled = 2n * BigInt(amount) * BigInt(over);
  const divisor = 2n * BigInt(under);
  const negative = doubled < 0n;
  const magnitude = (negative ? -doubled : doubled) + BigInt(under);
  const rounded = Number(magnitude / divisor);
  return negative && rounded !== 0 ? -rounded : rounded;
}

/** Minor units of the buyer's currency in minor units of the shop's, rounded half away from zero. */
export function toShopMoney(amount: number, conversion: Conversion): number {
  return conversion.same ? amount : ratio(amount, conversion.shopTotal, conversion.presentmentTotal);
}

/** The other way, for a payment that the gateway took in the shop's currency. */
export function toPresentmentMoney(amount: number, conversion: Conversion): number {
  return conversion.same ? amount : ratio(amount, conversion.presentmentTotal, conversion.shopTotal);
}
