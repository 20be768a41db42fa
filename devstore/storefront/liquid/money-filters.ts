import type { Liquid } from "liquidjs";
import { writeMoney } from "./money-format";
import { scopeOf } from "./scope";

interface Within {
  context: { globals: object };
}

/** Nothing in, nothing out; an amount otherwise. */
const amountOf = (value: unknown): number | null => (value === null || value === undefined || value === "" ? null : Number(value));

export function registerMoneyFilters(engine: Liquid): void {
  const register = (name: string, write: (amount: number, currency: string, format: string) => string) =>
    engine.registerFilter(name, function (this: Within, value: unknown) {
      const { currency, moneyFormat } = scopeOf(this.context);
      const amount = amountOf(value);
      return amount === null ? "" : write(amount, currency, moneyFormat);
    });
  const bare = (format: string) => /\{\{.*\}\}/u.exec(format)?.[0] ?? format;
  register("money", (amount, currency, format) => writeMoney(amount, currency, format));
  register("money_with_currency", (amount, currency, format) => `${writeMoney(amount, currency, format)} ${currency}`);
  register("money_without_currency", (amount, currency, format) => writeMoney(amount, currency, bare(format)));
  register("money_without_trailing_zeros", (amount, currency, format) => writeMoney(amount, currency, format, { trailing: false }));
}
