import { z } from "zod";
import { memberAccounts, memberStatuses, programAccounts, transferKinds } from "../../../loyalty/words";
import { balance, currency, explanation, instant, ownId, points, shopifyId } from "./parts";

const next = z.object({
  key: z.string(),
  measure: z.enum(["spend", "points", "orders"]),
  remaining: z.string().meta({ description: "money for spend, else a whole number, as a decimal string", example: "330.00" }),
  currency: currency.optional(),
});

const tier = z.object({
  key: z.string(),
  since: instant.nullable(),
  until: instant.nullable().meta({ description: "when it will be lost, unless the measure comes back; null: not in sight" }),
  next: next.nullable(),
});

export const member = z
  .object({
    customerId: shopifyId,
    status: z.enum(memberStatuses),
    balance,
    lifetimeEarned: points,
    tier: tier.nullable(),
    referral: z
      .object({ code: z.string(), url: z.url() })
      .nullable()
      .meta({ description: "what the member hands on to bring a friend; null: they are no active member, or referrals are closed" }),
  })
  .meta({ id: "Member" });

const account = z.enum([...memberAccounts, ...programAccounts]);

export const transfer = z
  .object({
    id: ownId,
    at: instant.meta({ description: "business time of the fact" }),
    postedAt: instant,
    kind: z.enum(transferKinds),
    from: account,
    to: account,
    amount: z.int().min(1),
    cause: z.object({ type: z.string(), id: z.string() }),
    reverses: ownId.nullable(),
    programVersion: z.int().nullable(),
    explanation,
  })
  .meta({ id: "Transfer", description: "One movement of points between two accounts" });

export const lot = z
  .object({ amount: z.int().min(1), remaining: points, earnedAt: instant, availableAt: instant, expiresAt: instant.nullable() })
  .meta({ id: "Lot", description: "Points granted together, that become available and expire together" });

export const adjustment = z
  .object({
    id: ownId.meta({ description: "what /adjustments/{id}/reverse takes" }),
    customerId: shopifyId.nullable(),
    amount: z.int().meta({ description: "whole points, negative when they were taken" }),
    reverses: ownId.nullable(),
    balance,
  })
  .meta({ id: "Adjustment" });
