import { randomUUID } from "node:crypto";
import type { World } from "../store/world";
import type { State } from "../store/state";

export interface CartLine {
  variantId: string;
  quantity: number;
  /** id of the selling plan that it is bought by; absent: once */
  plan?: string;
}

/** Carts live as long as the process: what is in them is nobody's business until it is ordered. */
export interface Cart {
  token: string;
  lines: CartLine[];
  /** codes as typed, whether they apply or not */
  codes: string[];
  note: string;
  attributes: Record<string, string>;
}

const MOST = 10_000;
const carts = new WeakMap<State, Map<string, Cart>>();

function cartsOf(world: World): Map<string, Cart> {
  let all = carts.get(world.state);
  if (!all) carts.set(world.state, (all = new Map<string, Cart>()));
  return all;
}

const empty = (token: string): Cart => ({ token, lines: [], codes: [], note: "", attributes: {} });

export function readCart(world: World, token: string | undefined): Cart {
  return (token === undefined ? undefined : cartsOf(world).get(token)) ?? empty(token ?? randomUUID());
}

/** The oldest of very many carts is forgotten. */
export function keepCart(world: World, cart: Cart): void {
  const all = cartsOf(world);
  all.set(cart.token, cart);
  const [oldest] = all.keys();
  if (all.size > MOST && oldest !== undefined) all.delete(oldest);
}

/** What the Ajax API calls a line: a variant bought once and the same by a plan are two. */
export function keyOf(cart: Cart, { variantId, plan }: CartLine): string {
  return `${variantId}:${cart.token.slice(0, 8)}${plan === undefined ? "" : `-${plan}`}`;
}

/** The line of a key, or the first of a variant. */
export function findLine(cart: Cart, keyOrVariant: string): CartLine | undefined {
  return cart.lines.find((line) => keyOf(cart, line) === keyOrVariant) ?? cart.lines.find(({ variantId }) => variantId === keyOrVariant);
}

export function addLine(cart: Cart, variantId: string, quantity: number, plan?: string): Cart {
  const held = cart.lines.find((line) => line.variantId === variantId && line.plan === plan);
  if (!held) return { ...cart, lines: [{ variantId, quantity, ...(plan === undefined ? {} : { plan }) }, ...cart.lines] };
  return setLine(cart, held, held.quantity + quantity);
}

/** No quantity takes the line out. */
export function setLine(cart: Cart, line: CartLine, quantity: number): Cart {
  const lines = cart.lines.map((one) => (one === line ? { ...one, quantity } : one));
  return { ...cart, lines: lines.filter((one) => one.quantity > 0) };
}

/** "A, b" as codes, each once however it is written. */
export function codesOf(text: string): string[] {
  const codes = text
    .split(",")
    .map((code) => code.trim())
    .filter((code) => code !== "");
  return codes.filter((code, index) => codes.findIndex((one) => one.toLowerCase() === code.toLowerCase()) === index);
}
