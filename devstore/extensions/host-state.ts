/** What a page tells the extensions on it, in the shape of Shopify's own values. The host makes signals of it. */

export interface MoneyState {
  amount: number;
  currencyCode: string;
}

export interface LocalizationState {
  language: string;
  country: string | null;
  currency: string;
  timezone: string;
}

export interface ShopState {
  id: string;
  name: string;
  storefrontUrl: string;
  myshopifyDomain: string;
}

export interface CustomerState {
  id: string;
  email?: string;
  phone?: string;
  firstName?: string;
  lastName?: string;
  fullName?: string;
  image: { url: string };
  acceptsMarketing: boolean;
  acceptsEmailMarketing: boolean;
  acceptsSmsMarketing: boolean;
  ordersCount: number;
}

export type AllocationState =
  { type: "code"; code: string; discountedAmount: MoneyState } | { type: "automatic"; title: string; discountedAmount: MoneyState };

export interface LineState {
  id: string;
  quantity: number;
  merchandise: {
    type: "variant";
    id: string;
    title: string;
    subtitle?: string;
    sku?: string;
    image?: { url: string; altText?: string };
    product: { id: string; vendor: string; productType: string };
    requiresShipping: boolean;
    selectedOptions: Array<{ name: string; value: string }>;
    sellingPlan?: { id: string; name: string; recurringDeliveries: boolean };
  };
  cost: { totalAmount: MoneyState };
  discountAllocations: AllocationState[];
  attributes: Array<{ key: string; value?: string }>;
  lineComponents: never[];
  parentRelationship: null;
}

export interface CostState {
  subtotalAmount: MoneyState;
  totalShippingAmount?: MoneyState;
  totalTaxAmount?: MoneyState;
  totalAmount: MoneyState;
}

/** A cart on its way to an order, or the order that it became. */
export interface SaleState {
  lines: LineState[];
  cost: CostState;
  discountCodes: Array<{ code: string }>;
  discountAllocations: AllocationState[];
  note?: string;
}

export interface CheckoutState extends SaleState {
  page: "checkout" | "thank-you";
  shop: ShopState;
  localization: LocalizationState;
  customer: CustomerState | null;
  email: string | null;
  /** what the checkout lets extensions change */
  canUpdateDiscountCodes: boolean;
  canChangeLines: boolean;
  confirmation: { order: { id: string }; number: string; isFirstOrder: boolean } | null;
}

export interface AccountState {
  page: "account-page" | "account-profile" | "order-status";
  shop: ShopState;
  localization: LocalizationState;
  customer: CustomerState;
  /** on the page of an order */
  order: (SaleState & { id: string; name: string; processedAt: string; cancelledAt?: string }) | null;
  /** handle and path of the full page, where the address says one */
  location: string;
}

export interface AdminState {
  page: "admin-customer" | "admin-order";
  shop: string;
  language: string;
  currency: string;
  zone: string;
  selected: Array<{ id: string }>;
}

export interface PosLineState {
  uuid: string;
  price: number;
  quantity: number;
  title: string;
  variantId: number;
  productId: number;
  discounts: PosDiscountState[];
  taxable: boolean;
  taxLines: never[];
  sku: string;
  vendor: string;
  properties: Record<string, string>;
  isGiftCard: boolean;
}

export interface PosDiscountState {
  amount: number;
  currency: string;
  discountDescription: string;
  type: string;
}

export interface PosCartState {
  subtotal: string;
  taxTotal: string;
  grandTotal: string;
  note?: string;
  cartDiscount?: PosDiscountState;
  cartDiscounts: PosDiscountState[];
  customer?: { id: number; email?: string; firstName?: string; lastName?: string; note?: string };
  lineItems: PosLineState[];
  properties: Record<string, string>;
}

export interface PosState {
  page: "pos";
  shop: string;
  locale: string;
  zone: string;
  cart: PosCartState;
  session: {
    shopId: number;
    userId: number;
    shopDomain: string;
    locationId: number;
    staffMemberId: number;
    currency: string;
    posVersion: string;
  };
  online: boolean;
}

export type HostState = CheckoutState | AccountState | AdminState | PosState;
