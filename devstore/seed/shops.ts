import type { Shop } from "../store/entities";

/** What the app asks for at install; `read_all_orders` is granted to the first shop alone. */
const scopes = [
  "read_customers",
  "write_customers",
  "read_orders",
  "read_discounts",
  "write_discounts",
  "read_products",
  "read_customer_merge",
  "read_locales",
  "read_locations",
];

/** The two shops of local mode, installed from the start. */
export const shops: Shop[] = [
  {
    id: "61000000001",
    domain: "demo.myshopify.com",
    name: "Paper & Lantern",
    email: "owner@demo.example",
    currency: "GBP",
    zone: "Europe/London",
    country: "GB",
    plan: "Shopify Plus",
    taxesIncluded: true,
    locales: [
      { locale: "en", name: "English", primary: true, published: true },
      { locale: "fr", name: "French", primary: false, published: true },
    ],
    scopes: [...scopes, "read_all_orders"],
    installed: true,
    createdAt: "2024-01-08T09:00:00Z",
    updatedAt: "2024-01-08T09:00:00Z",
  },
  {
    id: "61000000002",
    domain: "demo-fr.myshopify.com",
    name: "L’Atelier du Marais",
    email: "owner@demo-fr.example",
    currency: "EUR",
    zone: "Europe/Paris",
    country: "FR",
    plan: "Basic",
    taxesIncluded: true,
    locales: [
      { locale: "fr", name: "French", primary: true, published: true },
      { locale: "en", name: "English", primary: false, published: true },
    ],
    scopes,
    installed: true,
    createdAt: "2024-03-04T09:00:00Z",
    updatedAt: "2024-03-04T09:00:00Z",
  },
];
