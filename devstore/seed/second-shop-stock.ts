import type { NewLine } from "../orders/place-order";
import type { Collection, Customer, Product, Variant } from "../store/entities";
import { makePerson } from "./people";

/** French VAT. */
export const VAT = 0.2;

const stock: Array<[sku: string, title: string, euros: number]> = [
  ["BOUGIE", "Bougie au figuier", 24],
  ["CAFE", "Café d’Éthiopie, 250 g", 12],
  ["THEIERE", "Théière en fonte", 59],
  ["CARNET", "Carnet relié", 18],
  ["FOULARD", "Foulard en soie", 85],
  ["SAVON", "Savon à la lavande", 7],
  ["TASSE", "Tasse en grès", 16],
  ["ABONNEMENT", "Café du mois", 15],
];

/** Handles of collections by what they hold; the gift card is in none. */
const shelves: Array<{ handle: string; title: string; skus: string[] }> = [
  { handle: "table", title: "La table", skus: ["CAFE", "THEIERE", "TASSE", "ABONNEMENT"] },
  { handle: "maison", title: "La maison", skus: ["BOUGIE", "SAVON"] },
  { handle: "cadeaux", title: "Idées cadeaux", skus: ["BOUGIE", "CARNET", "FOULARD", "THEIERE"] },
  { handle: "cafe", title: "Café", skus: ["CAFE", "ABONNEMENT"] },
];

/** Kinds beside the first: what the first is called, then each with its price. */
const kinds: Record<string, [first: string, ...more: Array<[sku: string, title: string, euros: number]>]> = {
  CAFE: ["Le sachet", ["CAFE-500", "Lot de deux", 22], ["CAFE-1000", "Lot de quatre", 40]],
  BOUGIE: ["180 g", ["BOUGIE-400", "400 g", 42.5]],
  FOULARD: ["Bleu nuit", ["FOULARD-OCRE", "Ocre", 85]],
};

export function frenchCollections(): Collection[] {
  return shelves.map(({ handle, title }, index) => ({ id: String(420_000_000_001 + index), handle, title }));
}

function variantsOf(sku: string, first: { id: string; price: number }): Variant[] | undefined {
  const [title, ...more] = kinds[sku] ?? [];
  if (title === undefined) return undefined;
  const others = more.map(([itsSku, itsTitle, euros], index) => ({
    id: String(BigInt(first.id) * 10n + BigInt(index + 1)),
    sku: itsSku,
    title: itsTitle,
    price: Math.round(euros * 100),
  }));
  return [{ ...first, sku, title }, ...others];
}

export function frenchProducts(at: string): Product[] {
  const goods = stock.map(([sku, title, euros]) => ({ sku, title, price: euros * 100, giftCard: false }));
  return [...goods, { sku: "CARTE", title: "Carte-cadeau", price: 5000, giftCard: true }].map((one, index) => {
    const variantId = String(7_400_000_000_001 + index);
    const variants = variantsOf(one.sku, { id: variantId, price: one.price });
    return {
      ...one,
      id: String(7_300_000_000_001 + index),
      variantId,
      handle: one.sku.toLowerCase(),
      vendor: "L’Atelier",
      type: one.giftCard ? "carte-cadeau" : "maison",
      tags: one.giftCard ? [] : ["maison"],
      collections: shelves.filter((shelf) => shelf.skus.includes(one.sku)).map((shelf) => shelf.handle),
      ...(variants ? { variants } : {}),
      ...(one.sku === "ABONNEMENT" ? { sellingPlans: [{ id: "690000001", name: "Chaque mois" }] } : {}),
      createdAt: at,
      updatedAt: at,
    };
  });
}

/** A line of the shop's stock. Gift cards bear no VAT. */
export function frenchLine(sku: string, quantity = 1, more: Partial<NewLine> = {}): NewLine {
  const product = frenchProducts("").find((one) => one.sku === sku)!;
  return {
    sku,
    quantity,
    title: product.title,
    productId: product.id,
    variantId: product.variantId,
    vendor: product.vendor,
    price: product.price,
    giftCard: product.giftCard,
    taxRate: product.giftCard ? 0 : VAT,
    ...more,
  };
}

/** Above 2^53: as a JSON number it is rounded by a parser that does not look. */
export const HUGE = "9007199254740993";

/** Fourteen customers, 5001 to 5013 and one with a huge id. Every third of them speaks English. */
export const frenchCustomerIds = [...Array.from({ length: 13 }, (_, index) => String(5001 + index)), HUGE];

export function frenchCustomer(id: string, createdAt: string): Customer {
  const locale = Number(id.slice(-3)) % 3 === 0 ? "en" : "fr";
  const { firstName, lastName, email, address } = makePerson(`fr${id}`, locale, "France");
  return {
    id,
    firstName,
    lastName,
    email,
    address,
    verifiedEmail: true,
    phone: null,
    locale,
    state: "disabled",
    tags: [],
    note: null,
    emailConsent: "not_subscribed",
    createdAt,
    updatedAt: createdAt,
  };
}
