import { random } from "../bench/intake/order-body";

/** What happens in the shop, in the order in which it happens. The same seed is the same story, whatever becomes of the webhooks. */
export type Step =
  | { kind: "order"; id: string; customer: string | null; at: string; paid: boolean; lines: Array<{ price: string; quantity: number }> }
  | { kind: "refund"; order: string; at: string }
  | { kind: "cancel"; order: string; at: string }
  | { kind: "edit"; order: string; at: string }
  | { kind: "pay"; order: string; at: string }
  /** a member spends 200 points, and places an order with the code once they have it */
  | { kind: "redeem"; customer: string; order: string; at: string };

export const domain = "demo.myshopify.com";
const customers = 40;
export const customerIds: readonly string[] = Array.from({ length: customers }, (_, place) => String(7_100_000_000_001 + place));
const day = 24 * 60 * 60 * 1000;
/** Of half of the customers points were approved days ago, of the others they wait for days yet: none falls due while two runs compare. */
const ago = [20 * day, day] as const;

/** `steps` of them; `now` is a whole second. */
export function makeScript(steps: number, now: Date, seed = 7): Step[] {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const placed: Array<{ id: string; since: number }> = [];
  const price = () => (10 + Math.floor(next() * 9_000) / 100).toFixed(2);
  return Array.from({ length: steps }, (_, place): Step => {
    const draw = next();
    const at = (since: number) => new Date(now.getTime() - since + place * 1_000).toISOString();
    const order = String(5_700_000_000_001 + place);
    if (draw < 0.08) return { kind: "redeem", customer: String(7_200_000_000_001 + place), order, at: at(ago[1]) };
    if (draw < 0.6 || placed.length < 5) {
      const customer = next() < 0.05 ? null : Math.floor(next() * customers);
      const since = ago[(customer ?? 0) % 2]!;
      placed.push({ id: order, since });
      const lines = Array.from({ length: 1 + Math.floor(next() * 3) }, () => ({ price: price(), quantity: 1 + Math.floor(next() * 3) }));
      return {
        kind: "order",
        id: order,
        customer: customer === null ? null : customerIds[customer]!,
        at: at(since),
        paid: next() < 0.9,
        lines,
      };
    }
    const { id, since } = pick(placed);
    const about = { order: id, at: at(since) };
    if (draw < 0.75) return { kind: "refund", ...about };
    if (draw < 0.82) return { kind: "cancel", ...about };
    if (draw < 0.9) return { kind: "edit", ...about };
    return { kind: "pay", ...about };
  });
}
