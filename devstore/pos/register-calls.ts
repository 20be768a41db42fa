import { findVariant } from "../store/catalogue";
import type { Shop } from "../store/entities";
import { RefusedRequest, type World } from "../store/world";
import { emptyRegister, newLineId, pay, priceRegister, type HandDiscount, type Register } from "./register";

interface Called {
  register: Register;
  /** what the call answers */
  value?: unknown;
}

type Call = (world: World, shop: Shop, register: Register, values: unknown[]) => Called;

function addCode(world: World, shop: Shop, register: Register, code: string): Called {
  const next = { ...register, codes: [...register.codes.filter((one) => one.toLowerCase() !== code.toLowerCase()), code] };
  const use = priceRegister(world, shop, next).codes.find((one) => one.code.toLowerCase() === code.toLowerCase());
  if (!use || use.fault !== null) throw new RefusedRequest(`The code ${code} does not apply: ${use?.fault ?? "unknown"}.`);
  return { register: next };
}

function addLine(world: World, shop: Shop, register: Register, variant: string, quantity: number): Called {
  if (!findVariant(world, shop, variant)) throw new RefusedRequest(`There is no variant ${variant}.`);
  const held = register.lines.find(({ variantId }) => variantId === variant);
  if (!held) {
    const uuid = newLineId();
    return { register: { ...register, lines: [...register.lines, { uuid, variantId: variant, quantity }] }, value: uuid };
  }
  const lines = register.lines.map((line) => (line === held ? { ...line, quantity: line.quantity + quantity } : line));
  return { register: { ...register, lines }, value: held.uuid };
}

function setCustomer(world: World, shop: Shop, register: Register, id: string): Called {
  if (!world.state.get("customer", shop.domain, id)) throw new RefusedRequest(`There is no customer ${id}.`);
  return { register: { ...register, customerId: id } };
}

/** What the register does, by the names of `shopify.cart`, and what only its own buttons do. */
export const registerCalls: Record<string, Call> = {
  addLineItem: (world, shop, register, [variant, quantity]) => addLine(world, shop, register, String(variant), Number(quantity)),
  removeLineItem: (_world, _shop, register, [uuid]) => ({
    register: { ...register, lines: register.lines.filter((line) => line.uuid !== uuid) },
  }),
  addCartCodeDiscount: (world, shop, register, [code]) => addCode(world, shop, register, String(code)),
  applyCartDiscount(world, shop, register, [type, title, amount]) {
    if (type === "Code") return addCode(world, shop, register, String(title));
    return { register: { ...register, hand: { type, title, amount } as HandDiscount } };
  },
  removeCartDiscount: (_world, _shop, register) => ({ register: { ...register, codes: [], hand: null } }),
  removeAllDiscounts: (_world, _shop, register) => ({ register: { ...register, codes: [], hand: null } }),
  clearCart: (_world, _shop, register) => ({ register: { ...emptyRegister, online: register.online } }),
  setCustomer: (world, shop, register, [customer]) =>
    setCustomer(
      world,
      shop,
      register,
      String(typeof customer === "object" && customer !== null ? (customer as { id: number }).id : customer),
    ),
  removeCustomer: (_world, _shop, register) => ({ register: { ...register, customerId: null } }),
  pay: (world, shop, register) => ({ register: pay(world, shop, register) }),
  setOnline: (_world, _shop, register, [online]) => ({ register: { ...register, online: online === true } }),
};
