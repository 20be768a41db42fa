import type { AdminLanguage } from "./visitor";

const words: Record<string, Record<AdminLanguage, string>> = {
  read_all_orders: { en: "View orders older than 60 days", fr: "Consulter les commandes de plus de 60 jours" },
  read_customer_merge: { en: "View merges of customers", fr: "Consulter les fusions de clients" },
  read_customers: { en: "View customers", fr: "Consulter les clients" },
  read_discounts: { en: "View discounts", fr: "Consulter les réductions" },
  read_gift_cards: { en: "View gift cards", fr: "Consulter les cartes-cadeaux" },
  read_locales: { en: "View languages of the shop", fr: "Consulter les langues de la boutique" },
  read_locations: { en: "View locations", fr: "Consulter les emplacements" },
  read_markets: { en: "View markets", fr: "Consulter les marchés" },
  read_orders: { en: "View orders of the last 60 days", fr: "Consulter les commandes des 60 derniers jours" },
  read_products: { en: "View products", fr: "Consulter les produits" },
  read_returns: { en: "View returns", fr: "Consulter les retours" },
  read_store_credit_accounts: { en: "View store credit", fr: "Consulter les crédits en magasin" },
  write_customers: { en: "Edit customers", fr: "Modifier les clients" },
  write_discounts: { en: "Create and edit discounts", fr: "Créer et modifier les réductions" },
  write_gift_cards: { en: "Create and edit gift cards", fr: "Créer et modifier les cartes-cadeaux" },
  write_products: { en: "Create and edit products and collections", fr: "Créer et modifier les produits et les collections" },
  write_store_credit_account_transactions: { en: "Give and take back store credit", fr: "Attribuer et reprendre des crédits en magasin" },
};

/** A scope as the merchant reads it when asked to grant it; its own name where there are no words yet. */
export function scopeWords(scope: string, language: AdminLanguage): string {
  return words[scope]?.[language] ?? scope;
}
