import { FidelioError, isFidelioError } from "../base/errors";
import { adminClient } from "./admin/client.server";
import type { AdminClient, RunOptions } from "./admin/client";
import {
  CreateDiscountDocument,
  CreateFreeShippingDocument,
  DeactivateDiscountDocument,
  DeleteDiscountDocument,
  FindDiscountDocument,
  type DiscountErrorCode,
} from "./admin/generated";
import { basicInput, shippingInput } from "./discount-inputs";
import { utcOrNull } from "./facts/times";

/** What a code takes off. Amounts are decimal strings in the shop's currency. */
export type DiscountWorth =
  | { kind: "amount"; amount: string }
  /** "12.5": an eighth off */
  | { kind: "percentage"; percent: string }
  /** only shipping that costs no more than `maximumPrice`; null: any */
  | { kind: "shipping"; maximumPrice: string | null };

/** The goods that a code lowers, by decimal ids; Shopify takes collections, or products and variants. At most 100 of each. */
export interface DiscountItems {
  collections?: readonly string[] | undefined;
  products?: readonly string[] | undefined;
  variants?: readonly string[] | undefined;
}

/** A code of one use. All of it is decided before the first try. */
export interface NewDiscount {
  code: string;
  title: string;
  worth: DiscountWorth;
  /** null: the whole order. Free shipping has none */
  items: DiscountItems | null;
  /** decimal string; Shopify counts the goods that the code lowers, else the cart. null: none */
  minimumSubtotal: string | null;
  /** what customers subscribe to: left alone, lowered with the first payment, or with all */
  subscriptions: "none" | "first" | "all";
  startsAt: Date;
  endsAt: Date | null;
  /** the one customer who may use it, by decimal id; null: anyone who has the code */
  customerId: string | null;
  combinesWith: { order: boolean; product: boolean; shipping: boolean };
  /** at most 5 */
  tags: string[];
}

export interface CreatedDiscount {
  gid: string;
  /** an earlier try had made it: its answer never reached us */
  adopted: boolean;
}

export interface FoundDiscount {
  gid: string;
  title: string;
  /** active, expired, scheduled */
  status: string;
  startsAt: string;
  endsAt: string | null;
  /** Shopify counts late: whether an order used the code is told by orders, never by this */
  used: number;
  tags: string[];
}

export type DiscountOptions = Pick<RunOptions, "withinMs">;

/**
 * Makes the code at Shopify, once however often it is tried: the code is its natural key, and TAKEN means that an earlier
 * try succeeded, so that one is adopted, unless it is visibly another's. A shop that sells no subscriptions refuses every word of
 * them: there the code is made without. Throws `shopify_unavailable` when a later try may succeed, and `conflict` with reason
 * "shopify-refused" or "code-taken" when none will.
 */
export async function createDiscount(shopDomain: string, discount: NewDiscount, options: DiscountOptions = {}): Promise<CreatedDiscount> {
  const client = adminClient(shopDomain);
  const made = await make(client, discount, { ...options, repeatable: true });
  if (made?.codeDiscountNode) return { gid: made.codeDiscountNode.id, adopted: false };
  const errors = made?.userErrors ?? [];
  if (discount.subscriptions !== "none" && errors.some(isOfSubscriptions)) {
    return createDiscount(shopDomain, { ...discount, subscriptions: "none" }, options);
  }
  const codes = errors.map((one) => one.code);
  if (!codes.includes("TAKEN")) throw refused(shopDomain, codes);
  const found = await findDiscountByCode(shopDomain, discount.code, options);
  if (found?.title !== discount.title) throw new FidelioError("conflict", { reason: "code-taken", shop: shopDomain });
  return { gid: found.gid, adopted: true };
}

async function make(client: AdminClient, discount: NewDiscount, options: RunOptions) {
  if (discount.worth.kind === "shipping") {
    return (await client.run(CreateFreeShippingDocument, { discount: shippingInput(discount, discount.worth) }, options))
      .discountCodeFreeShippingCreate;
  }
  return (await client.run(CreateDiscountDocument, { discount: basicInput(discount, discount.worth) }, options)).discountCodeBasicCreate;
}

const ofSubscriptions = ["appliesOnSubscription", "appliesOnOneTimePurchase", "recurringCycleLimit"];

/** "Customer gets applies on subscription is not permitted for this shop." */
function isOfSubscriptions({ code, field }: { code: DiscountErrorCode | null; field: string[] | null }): boolean {
  return code === "INVALID" && ofSubscriptions.includes(field?.at(-1) ?? "");
}

/** Ends a code at once. A code that is gone is as good as ended. */
export async function deactivateDiscount(shopDomain: string, gid: string, options: DiscountOptions = {}): Promise<void> {
  const { discountCodeDeactivate: done } = await adminClient(shopDomain).run(
    DeactivateDiscountDocument,
    { id: gid },
    { ...options, repeatable: true },
  );
  refuseUnlessGone(shopDomain, done?.userErrors ?? []);
}

/** Deletes a code that is used or ended. A code that is gone is as good as deleted. */
export async function deleteDiscount(shopDomain: string, gid: string, options: DiscountOptions = {}): Promise<void> {
  const { discountCodeDelete: done } = await adminClient(shopDomain).run(
    DeleteDiscountDocument,
    { id: gid },
    { ...options, repeatable: true },
  );
  refuseUnlessGone(shopDomain, done?.userErrors ?? []);
}

/** The discount that holds a code, whoever made it; null when none does. */
export async function findDiscountByCode(shopDomain: string, code: string, options: DiscountOptions = {}): Promise<FoundDiscount | null> {
  const { codeDiscountNodeByCode: node } = await adminClient(shopDomain).run(FindDiscountDocument, { code }, options);
  if (!node) return null;
  const { codeDiscount: one } = node;
  const known = one.__typename === "DiscountCodeBasic" || one.__typename === "DiscountCodeFreeShipping" ? one : null;
  return {
    gid: node.id,
    title: known?.title ?? "",
    status: known?.status.toLowerCase() ?? "",
    startsAt: utcOrNull(known?.startsAt) ?? "",
    endsAt: utcOrNull(known?.endsAt),
    used: known?.asyncUsageCount ?? 0,
    tags: known?.tags ?? [],
  };
}

/** Whether Shopify refused for good: trying again would change nothing. */
export function isRefusal(error: unknown): boolean {
  return isFidelioError(error, "conflict") && (error.detail["reason"] === "shopify-refused" || error.detail["reason"] === "code-taken");
}

type UserError = { code: DiscountErrorCode | null; message: string };

/** Shopify says INVALID of an id that it no longer has: what was to be ended is. */
function refuseUnlessGone(shopDomain: string, errors: readonly UserError[]): void {
  const left = errors.filter((one) => !(one.code === "INVALID" && /not exist|not found|already/iu.test(one.message)));
  if (left.length > 0) {
    throw refused(
      shopDomain,
      left.map((one) => one.code),
    );
  }
}

function refused(shopDomain: string, codes: ReadonlyArray<DiscountErrorCode | null>): FidelioError {
  // INTERNAL_ERROR is Shopify's own trouble: a later try may do
  if (codes.includes("INTERNAL_ERROR")) return new FidelioError("shopify_unavailable", { shop: shopDomain, reason: "server-error" });
  return new FidelioError("conflict", { reason: "shopify-refused", shop: shopDomain, codes });
}
