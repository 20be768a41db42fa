import type { Order } from "./order";

/** A store as Shopify keeps it. Amounts everywhere are minor units of its currency unless named otherwise. */
export interface Shop {
  id: string;
  domain: string;
  /** the host that the owner bought; without one the shop is known by its `domain` */
  primaryDomain?: string;
  name: string;
  email: string;
  currency: string;
  zone: string;
  country: string;
  plan: "Basic" | "Advanced" | "Shopify Plus" | "Enterprise";
  taxesIncluded: boolean;
  locales: Array<{ locale: string; name: string; primary: boolean; published: boolean }>;
  /** which customer accounts the shop has; the new ones where it does not say */
  customerAccounts?: "new" | "legacy";
  /** access scopes granted to the app */
  scopes: string[];
  /** name of the app's plan that the shop subscribes to, as Shopify's hosted plan page sells it; none: the free one */
  appPlan?: string | null;
  /** targets of the app's UI extensions that a merchant, or staff, placed */
  placed?: PlacedTarget[];
  installed: boolean;
  /** Shopify has not approved the app for protected customer data: names, addresses and numbers are withheld */
  withholdsPersons?: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface Address {
  firstName: string | null;
  lastName: string | null;
  street: string;
  /** flat, floor, or company */
  second?: string;
  city: string;
  zip: string;
  country: string;
  countryCode: string;
}

export type ConsentState = "not_subscribed" | "pending" | "subscribed" | "unsubscribed";

export interface MarketingConsent {
  state: ConsentState;
  /** confirmed: the customer answered a message that asked for it */
  level: "single_opt_in" | "confirmed_opt_in" | "unknown";
  at: string;
}

export interface Customer {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  verifiedEmail: boolean;
  phone: string | null;
  locale: string;
  state: "disabled" | "invited" | "enabled" | "declined";
  tags: string[];
  note: string | null;
  emailConsent: ConsentState;
  /** how and when consent to marketing was last given or withdrawn; of e-mail the state stands above too */
  marketing?: { email?: MarketingConsent; sms?: MarketingConsent };
  address: Address | null;
  createdAt: string;
  updatedAt: string;
}

export interface Product {
  id: string;
  variantId: string;
  sku: string;
  title: string;
  handle: string;
  vendor: string;
  type: string;
  tags: string[];
  /** handles of collections */
  collections: string[];
  price: number;
  giftCard: boolean;
  /** ways to subscribe to it; none: it is bought once */
  sellingPlans?: SellingPlan[];
  /** where it comes in several kinds: all of them, the first with `variantId`, `sku` and `price` of the product itself */
  variants?: Variant[];
  createdAt: string;
  updatedAt: string;
}

export interface Variant {
  id: string;
  sku: string;
  title: string;
  price: number;
}

export interface SellingPlan {
  id: string;
  name: string;
}

export interface Collection {
  id: string;
  handle: string;
  title: string;
  /** the source of its selections, where an app made it by the Admin API */
  source?: string;
}

/** A group of customers. Shopify works them out from its query; here somebody says who is in it. */
export interface Segment {
  id: string;
  name: string;
  query: string;
  /** customers' ids */
  members: string[];
  createdAt: string;
  updatedAt: string;
}

/** A topic that the app asked to be told of by the Admin API, beside those of its configuration. */
export interface Subscription {
  id: string;
  topic: string;
  uri: string;
  createdAt: string;
  updatedAt: string;
}

export type DiscountValue =
  { kind: "amount"; amount: number } | { kind: "percentage"; share: number } | { kind: "shipping"; most?: number };

/** What a discount lowers, by ids; a line that any list names. */
export interface DiscountItems {
  collections?: string[];
  products?: string[];
  variants?: string[];
}

export interface Discount {
  id: string;
  /** empty for one that applies by itself */
  code: string;
  title: string;
  /** it needs no code */
  automatic?: true;
  value: DiscountValue;
  /** absent: the whole order */
  items?: DiscountItems;
  /** an amount off each piece, not off all of them together */
  onEachItem?: boolean;
  /** absent: purchases of once alone, as Shopify does unless told */
  purchases?: { oneTime: boolean; subscription: boolean };
  /** payments of a subscription that it lowers; null: all */
  recurringCycleLimit?: number | null;
  startsAt: string;
  endsAt: string | null;
  usageLimit: number | null;
  appliesOncePerCustomer: boolean;
  /** null: anyone */
  customerIds: string[] | null;
  minimumSubtotal: number | null;
  combinesWith: { order: boolean; product: boolean; shipping: boolean };
  tags: string[];
  used: number;
  createdAt: string;
  updatedAt: string;
}

/** Money under a code, for whoever has it; a disabled one stays so. */
export interface GiftCard {
  id: string;
  /** letters and digits, lower case */
  code: string;
  customerId: string | null;
  /** minor units */
  initial: number;
  balance: number;
  note: string | null;
  /** a calendar day; null: never */
  expiresOn: string | null;
  disabledAt: string | null;
  createdAt: string;
  updatedAt: string;
}

/** What a customer has to spend in one currency, with every credit to it, oldest first. */
export interface CreditAccount {
  id: string;
  customerId: string;
  currency: string;
  credits: StoreCredit[];
}

export interface StoreCredit {
  id: string;
  /** minor units */
  amount: number;
  at: string;
  expiresAt: string | null;
}

export interface Metafield {
  id: string;
  ownerId: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

export interface MetafieldDefinition {
  id: string;
  name: string;
  namespace: string;
  key: string;
  type: string;
  ownerType: string;
  description: string | null;
  access: Record<string, string>;
}

/** What a merchant chose for a block in the theme editor; what is not here is as the block's schema says. */
export type BlockSettings = Record<string, string | number | boolean>;

/** A target of a UI extension, switched on where Shopify lets one: in the editor of checkout and accounts, at the register, in the admin. */
export interface PlacedTarget {
  /** handle of the extension */
  extension: string;
  target: string;
  settings: BlockSettings;
}

export interface PlacedBlock {
  /** index, product, collection, cart, page.loyalty or customers/account */
  template: string;
  /** handle of an app block: its file's name without `.liquid` */
  block: string;
  settings: BlockSettings;
}

export interface Theme {
  id: string;
  name: string;
  role: "main" | "unpublished";
  /** by handle of the app embed */
  embeds: Record<string, { enabled: boolean; settings: BlockSettings }>;
  /** in the order that they stand in their templates */
  blocks: PlacedBlock[];
}

export interface Token {
  accessToken: string;
  scopes: string[];
  /** real time; null: never */
  expiresAt: string | null;
  refreshToken: string | null;
  refreshExpiresAt: string | null;
}

/** Something that happened, and that the app is told of. What it shows is the state right after the change that it came with. */
export interface ShopEvent {
  id: string;
  topic: string;
  /** business time */
  at: string;
  order?: string;
  customer?: string;
  discount?: string;
  refund?: string;
  /** for topics whose body is not a whole entity */
  body?: object;
}

export interface Entities {
  shop: Shop;
  customer: Customer;
  product: Product;
  collection: Collection;
  segment: Segment;
  subscription: Subscription;
  order: Order;
  discount: Discount;
  giftCard: GiftCard;
  creditAccount: CreditAccount;
  metafield: Metafield;
  definition: MetafieldDefinition;
  theme: Theme;
  token: Token;
  event: ShopEvent;
  /** an event that was delivered, dropped or given up */
  settled: true;
  /** the last number given */
  counter: number;
  /** how far a long task came */
  mark: string;
}
export type Kind = keyof Entities;

/** One entity's new version; null: it is gone. */
export type Entry = { [K in Kind]: [kind: K, shop: string, id: string, value: Entities[K] | null] }[Kind];
