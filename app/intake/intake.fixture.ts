import { v7 as uuid } from "uuid";
import { systemPrisma, systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { demoProgram } from "../loyalty/default-program";
import type { ProgramDocument } from "../loyalty/program";
import { publishProgram } from "../programs/publish.server";
import { storeEvent } from "./inbox.server";

/** For tests: shops, and events as Shopify would send them. */
let shops = 0;

export interface TestShop {
  id: string;
  domain: string;
}

/** A shop with the demo's program in force, or another, or (null) none. */
export async function makeShop(program: ProgramDocument | null = demoProgram, currency = "GBP"): Promise<TestShop> {
  const domain = `shop-${(shops += 1)}-${uuid()}.myshopify.com`;
  const row = await systemPrisma().shop.create({
    data: { domain, currency, zone: "Europe/London", installedAt: new Date("2020-01-01T00:00:00Z") },
  });
  const id = row.id.toString();
  if (program) await inShop(id, (tx) => publishProgram(tx, program, { by: "test" }));
  return { id, domain };
}

let events = 0;

/** Puts an event into the inbox, under an id of its own unless one is given. */
export async function arrive(shop: { domain: string }, topic: string, body: unknown, eventId = `event-${(events += 1)}`): Promise<void> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { shopDomain: shop.domain, topic, eventId, webhookId: null, apiVersion: null, triggeredAt: null };
  await storeEvent(headers, Buffer.from(text));
}

export interface EventRow {
  topic: string;
  outcome: string | null;
  processed: boolean;
  dead: boolean;
  attempts: number;
  error: string | null;
}

/** What became of a shop's events, in the order in which they came. */
export async function eventsOf(shop: { domain: string }): Promise<EventRow[]> {
  return systemSql<EventRow>(
    `select topic, outcome, processed_at is not null as processed, dead_at is not null as dead, attempts, error
     from webhook_event where shop_domain = $1 order by id`,
    [shop.domain],
  );
}

export interface OrderGiven {
  id: string;
  customer?: string | null;
  placedAt?: string;
  updatedAt?: string;
  /** price of one in pounds, and how many were ordered and remain */
  lines?: Array<{ id: string; price: string; quantity: number; remaining?: number }>;
  refunds?: Array<{
    id: string;
    at: string;
    lines: Array<{ line: string; quantity: number; price: string }>;
    amount?: string;
    withoutLines?: string;
  }>;
  cancelledAt?: string | null;
  financialStatus?: string;
  email?: string;
  test?: boolean;
  tags?: string;
  currency?: string;
  customerState?: string;
  verifiedEmail?: boolean;
  discountCodes?: string[];
}

/** The body of `orders/*`, as far as anything reads it. */
export function orderBody(given: OrderGiven) {
  const { id, customer = "7001", placedAt = "2026-10-01T10:00:00Z", lines = [{ id: `${given.id}1`, price: "10.00", quantity: 1 }] } = given;
  const currency = given.currency ?? "GBP";
  const set = (amount: string) => ({
    shop_money: { amount, currency_code: currency },
    presentment_money: { amount, currency_code: currency },
  });
  const total = lines.reduce((sum, line) => sum + Number(line.price) * line.quantity, 0).toFixed(2);
  const number = (text: string) => (Number.isSafeInteger(Number(text)) ? Number(text) : text);
  return {
    id: number(id),
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    created_at: placedAt,
    processed_at: placedAt,
    updated_at: given.updatedAt ?? placedAt,
    cancelled_at: given.cancelledAt ?? null,
    email: given.email ?? null,
    source_name: "web",
    test: given.test ?? false,
    taxes_included: true,
    currency,
    presentment_currency: currency,
    financial_status: given.financialStatus ?? "paid",
    total_outstanding: "0.00",
    total_price_set: set(total),
    tags: given.tags ?? "",
    discount_codes: (given.discountCodes ?? []).map((code) => ({ code })),
    payment_gateway_names: ["shopify_payments"],
    customer: customer === null ? null : customerBody({ ...given, id: customer }),
    line_items: lines.map((line) => ({
      id: number(line.id),
      admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
      quantity: line.quantity,
      current_quantity: line.remaining ?? line.quantity,
      price_set: set(line.price),
    })),
    refunds: (given.refunds ?? []).map((refund) => refundBody(id, refund, currency)),
  };
}

export function refundBody(orderId: string, refund: NonNullable<OrderGiven["refunds"]>[number], currency = "GBP") {
  const set = (amount: string) => ({
    shop_money: { amount, currency_code: currency },
    presentment_money: { amount, currency_code: currency },
  });
  const ofLines = refund.lines.reduce((sum, line) => sum + Number(line.price) * line.quantity, 0);
  const amount = refund.amount ?? (ofLines + Number(refund.withoutLines ?? 0)).toFixed(2);
  return {
    id: Number(refund.id),
    admin_graphql_api_id: `gid://shopify/Refund/${refund.id}`,
    order_id: Number(orderId),
    created_at: refund.at,
    processed_at: refund.at,
    transactions: [{ kind: "refund", status: "success", amount, currency }],
    refund_line_items: refund.lines.map((line) => ({
      line_item_id: Number(line.line),
      quantity: line.quantity,
      subtotal_set: set((Number(line.price) * line.quantity).toFixed(2)),
      total_tax_set: set("0.00"),
    })),
    order_adjustments: [],
  };
}

export interface CustomerGiven {
  id: string;
  email?: string;
  updatedAt?: string;
  customerState?: string;
  verifiedEmail?: boolean;
}

/** The body of `customers/*`. */
export function customerBody(given: CustomerGiven) {
  return {
    id: Number(given.id),
    admin_graphql_api_id: `gid://shopify/Customer/${given.id}`,
    created_at: "2025-01-01T00:00:00Z",
    updated_at: given.updatedAt ?? "2026-01-01T00:00:00Z",
    email: given.email ?? null,
    state: given.customerState ?? "disabled",
    verified_email: given.verifiedEmail ?? false,
  };
}
