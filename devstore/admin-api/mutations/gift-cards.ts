import { GraphQLError } from "graphql";
import type { GiftCard } from "../../store/entities";
import { toMinor } from "../../store/money";
import { startChange } from "../../store/world";
import { idOf, type Context } from "../context";
import { giftCardNode } from "../nodes/gift-card-node";

interface GiftCardInput {
  code?: string | null;
  customerId?: string | null;
  expiresOn?: string | null;
  initialAmount?: { amount: string; currencyCode: string } | null;
  note?: string | null;
}

interface Fault {
  field: string[];
  code: string;
  message: string;
}

const answered = new Set(["code", "customerId", "expiresOn", "initialAmount", "note"]);
const fault = (field: string, code: string, message: string): Fault => ({ field: ["input", field], code, message });

/** What Shopify would say to the input; nothing when it is right. */
function faultsOf(input: GiftCardInput, context: Context): Fault[] {
  const strange = Object.keys(input).find((name) => !answered.has(name));
  if (strange) throw new GraphQLError(`The stand-in store does not answer giftCardCreate.input.${strange}.`);
  if (!input.code) throw new GraphQLError("The stand-in store makes gift cards under a given code only.");
  const { world, shop } = context;
  const code = input.code.toLowerCase();
  const faults: Fault[] = [];
  if (!/^[a-z0-9]+$/.test(code)) faults.push(fault("code", "INVALID", "Code can only contain letters(a-z) and numbers(0-9)"));
  if (code.length < 8) faults.push(fault("code", "TOO_SHORT", "Code is too short (minimum is 8 characters)"));
  if (code.length > 20) faults.push(fault("code", "TOO_LONG", "Code is too long (maximum is 20 characters)"));
  if ([...world.state.table("giftCard", shop.domain).values()].some((one) => one.code === code)) {
    faults.push(fault("code", "TAKEN", "Code has already been taken"));
  }
  if (!input.initialAmount) faults.push(fault("initialAmount", "MISSING_ARGUMENT", "An initial amount is needed"));
  else if (input.initialAmount.currencyCode !== shop.currency) {
    faults.push(fault("initialAmount", "INVALID", `The currency must be ${shop.currency}`));
  } else if (toMinor(String(input.initialAmount.amount), shop.currency) <= 0) {
    faults.push(fault("initialAmount", "GREATER_THAN", "Initial value must be greater than 0"));
  }
  // as with codes: whom only a webhook made by hand named may have a card all the same
  if (input.customerId && idOf("Customer", input.customerId) === null) {
    faults.push(fault("customerId", "CUSTOMER_NOT_FOUND", "The customer could not be found."));
  }
  return faults;
}

function create(args: { input: GiftCardInput }, context: Context): object {
  const { input } = args;
  const userErrors = faultsOf(input, context);
  if (userErrors.length > 0) return { giftCard: null, giftCardCode: null, userErrors };
  const change = startChange(context.world, context.shop);
  const value = toMinor(String(input.initialAmount!.amount), context.shop.currency);
  const card: GiftCard = {
    id: String(change.next("gift-card", 560_000_000_001)),
    code: input.code!.toLowerCase(),
    customerId: input.customerId ? idOf("Customer", input.customerId) : null,
    initial: value,
    balance: value,
    note: input.note ?? null,
    expiresOn: input.expiresOn ?? null,
    disabledAt: null,
    createdAt: change.at,
    updatedAt: change.at,
  };
  change.put("giftCard", context.shop.domain, card.id, card).commit();
  return { giftCard: giftCardNode(card, context), giftCardCode: card.code, userErrors };
}

/** Disables a card for good; twice is once. */
function deactivate(args: { id: string }, context: Context): object {
  const card = context.world.state.get("giftCard", context.shop.domain, idOf("GiftCard", args.id) ?? "");
  if (!card) {
    const userErrors = [{ field: ["id"], code: "GIFT_CARD_NOT_FOUND", message: "The gift card could not be found." }];
    return { giftCard: null, userErrors };
  }
  const change = startChange(context.world, context.shop);
  const disabled = { ...card, disabledAt: card.disabledAt ?? change.at, updatedAt: change.at };
  change.put("giftCard", context.shop.domain, card.id, disabled).commit();
  return { giftCard: giftCardNode(disabled, context), userErrors: [] };
}

export const giftCardMutations = { giftCardCreate: create, giftCardDeactivate: deactivate };
