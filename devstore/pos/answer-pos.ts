import { visitorCookie, visitorOf, type Visitor } from "../admin/visitor";
import type { Shop } from "../store/entities";
import { RefusedRequest } from "../store/world";
import type { Store } from "../store-parts";
import { posPage } from "./pos-page";
import { posState } from "./pos-state";
import { registerCalls } from "./register-calls";
import { keepRegister, registerOf } from "./register";

function draw(store: Store, shop: Shop, visitor: Visitor, query: URLSearchParams): Response {
  const { world } = store;
  const customer = world.state.get("customer", shop.domain, query.get("customer") ?? "") ?? null;
  const search = { products: query.get("products") ?? "", customers: query.get("customers") ?? "" };
  return posPage({ store, shop, visitor, search, customer, state: posState(world, shop, visitor.staff, visitor.language) });
}

/** One call of the register: what it answers, and how the page and the cart look then. */
async function change(store: Store, shop: Shop, visitor: Visitor, request: Request): Promise<Response> {
  const { call, values } = JSON.parse(await request.text()) as { call: string; values: unknown[] };
  const run = Object.hasOwn(registerCalls, call) ? registerCalls[call] : undefined;
  if (!run) return Response.json({ error: `The stand-in's register has no ${call}.` });
  try {
    const { register, value } = run(store.world, shop, registerOf(store.world, shop), values);
    keepRegister(store.world, shop, register);
    const page = await draw(store, shop, visitor, new URLSearchParams()).text();
    return Response.json({ state: posState(store.world, shop, visitor.staff, visitor.language), page, value });
  } catch (error) {
    if (error instanceof RefusedRequest || error instanceof RangeError) return Response.json({ error: error.message });
    throw error;
  }
}

/** `/pos?shop=`: the stand-in's point of sale, for the same staff as its admin. Null for every other path. */
export async function answerPos(store: Store, request: Request): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== "/pos" && pathname !== "/pos/cart") return null;
  const { state } = store.world;
  const shop = state.shop(searchParams.get("shop") ?? state.shops()[0]?.domain ?? "");
  if (!shop) return null;
  const visitor = visitorOf(store.world, shop, request);
  if (pathname === "/pos/cart") return request.method === "POST" ? change(store, shop, visitor, request) : null;
  const cookie = visitorCookie(visitor, searchParams);
  if (cookie === null) return draw(store, shop, visitor, searchParams);
  for (const name of ["locale", "staff"]) searchParams.delete(name);
  return new Response(null, { status: 302, headers: { Location: `/pos?${searchParams.toString()}`, "Set-Cookie": cookie } });
}
