/** Whether two documents say the same: the order of fields does not matter, and a field without a value is none. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [given(one), given(other)];
  return left.length === right.length && left.every(([name, value]) => same(value, (other as Record<string, unknown>)[name]));
}

const given = (value: object): Array<[string, unknown]> => Object.entries(value).filter(([, entry]) => entry !== undefined);
