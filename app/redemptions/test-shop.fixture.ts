import { v7 as uuid } from "uuid";
import type { DevStore } from "../../devstore/create-store";
import { systemPrisma } from "../db/system.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { post } from "../ledger/post.server";
import { demoProgram } from "../loyalty/default-program";
import type { ProgramDocument } from "../loyalty/program";
import { publishProgram } from "../programs/publish.server";
import { optionalScopes, requiredScopes } from "../shopify/scopes";

export interface Balance {
  pending: number;
  available: number;
  held: number;
  owed: number;
}

/** The demo's program with a reward of 60 points beside its own, and one of most kinds. */
export const testProgram: ProgramDocument = {
  ...demoProgram,
  rewards: [
    ...(demoProgram.rewards ?? []),
    { key: "small", title: { en: "£1.50 off" }, kind: "amount", cost: 60, value: "1.50" },
    { key: "tenth", title: { en: "10% off" }, kind: "percentage", cost: 120, percent: "10" },
    { key: "ship", title: { en: "Free shipping" }, kind: "shipping", cost: 90 },
    { key: "card", title: { en: "A gift card of £5" }, kind: "gift-card", cost: 100, value: "5.00" },
    { key: "credit", title: { en: "£2 of store credit" }, kind: "store-credit", cost: 100, value: "2.00" },
    { key: "tote", title: { en: "A tote bag" }, kind: "perk", cost: 80 },
  ],
};

const scopes = [...requiredScopes, ...optionalScopes];

/** For tests: a shop of the store, installed here with every scope and the demo's program; answers its id. */
export async function installTestShop(store: DevStore, domain: string): Promise<string> {
  const row = await systemPrisma().shop.create({
    data: { domain, currency: "GBP", zone: "Europe/London", scopes, installedAt: new Date("2020-01-01T00:00:00Z") },
  });
  const shopId = row.id.toString();
  const accessToken = store.accessToken(domain, scopes);
  await systemPrisma().session.create({
    data: { id: `offline_${domain}`, shop: domain, state: "", accessToken, scope: scopes.join(",") },
  });
  await inShop(shopId, (tx) => publishProgram(tx, testProgram, { by: "test" }));
  return shopId;
}

/** For tests: a customer at Shopify and here, active, joined now unless said otherwise, with so many points to spend. */
export async function makeTestMember(
  store: DevStore,
  { shopId, domain, joinedAt }: { shopId: string; domain: string; joinedAt?: Date },
  customerId: string,
  points: number,
): Promise<string> {
  addCustomer(store, domain, customerId);
  const memberId = uuid();
  await inShop(shopId, async (tx) => {
    await tx.prisma.member.create({
      data: {
        shopId: BigInt(shopId),
        id: memberId,
        customerId: BigInt(customerId),
        status: "active",
        joinedAt: joinedAt ?? tx.now,
        joinedHow: "api",
        createdAt: tx.now,
      },
    });
    if (points > 0) await givePoints(tx, memberId, points);
  });
  return customerId;
}

export async function balanceOf(shopId: string, customer: string): Promise<Balance> {
  return inShop(shopId, async (tx) => {
    const row = await tx.prisma.member.findUniqueOrThrow({
      where: { shopId_customerId: { shopId: BigInt(shopId), customerId: BigInt(customer) } },
    });
    return { pending: Number(row.pending), available: Number(row.available), held: Number(row.held), owed: Number(row.owed) };
  });
}

/** An adjustment, spendable at once, that expires at `expiresAt` or never. */
export async function givePoints(tx: ShopTx, memberId: string, amount: number, expiresAt: string | null = null): Promise<void> {
  const at = tx.now.toISOString();
  const dates = { earnedAt: at, availableAt: at, expiresAt };
  const cause = { type: "adjustment", id: uuid() };
  await post(tx, [{ kind: "adjust", memberId, cause, amount, dates, at, explanation: { codes: [{ code: "adjusted" }] } }]);
}

function addCustomer(store: DevStore, domain: string, id: string): void {
  const at = store.now().toISOString();
  store.parts.world.state.commit([
    [
      "customer",
      domain,
      id,
      {
        id,
        firstName: "Ada",
        lastName: "Byron",
        email: `c${id}@example.com`,
        verifiedEmail: true,
        phone: null,
        locale: "en",
        state: "disabled",
        tags: [],
        note: null,
        emailConsent: "not_subscribed",
        address: null,
        createdAt: at,
        updatedAt: at,
      },
    ],
  ]);
}
