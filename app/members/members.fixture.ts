import { v7 } from "uuid";
import { systemPrisma } from "../db/system.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import type { CountRow } from "../loyalty/judgement";
import { demoProgram } from "../loyalty/default-program";
import type { ProgramDocument } from "../loyalty/program";
import { publishProgram } from "../programs/publish.server";
import type { CustomerFacts } from "../shopify/facts/customer-facts";

/** For tests: a shop with a published program, and customers. */
process.env["HASH_KEY"] ??= "a-hash-key-of-the-tests-32-letters";

export async function makeShop(changes: Partial<ProgramDocument> = {}): Promise<string> {
  const shop = await systemPrisma().shop.create({
    data: { domain: `${v7()}.myshopify.com`, currency: "GBP", zone: "Europe/London", installedAt: new Date() },
  });
  const shopId = shop.id.toString();
  await inShop(shopId, (tx) => publishProgram(tx, { ...demoProgram, ...changes }, { by: "system" }));
  return shopId;
}

let made = 9000;

export function customer(given: Partial<CustomerFacts> = {}): CustomerFacts {
  return {
    customerId: `${(made += 1)}`,
    createdAt: "2025-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
    email: `person-${made}@example.com`,
    emailVerified: false,
    firstName: "Ada",
    lastName: "Byron",
    locale: "en",
    accountState: null,
    ...given,
  };
}

/** A judged order, as intake leaves it. `spend` in pounds, placed so many days ago. */
export async function putOrder(
  tx: ShopTx,
  orderId: string,
  memberId: string | null,
  given: { spend?: number; daysAgo?: number; guestHash?: string } = {},
): Promise<void> {
  const placedAt = new Date(tx.now.getTime() - (given.daysAgo ?? 1) * 86_400_000);
  const at = placedAt.toISOString();
  const counts: CountRow[] = [{ at, placedAt: at, spend: (given.spend ?? 0) * 100, points: given.spend ?? 0, orders: 1 }];
  await tx.prisma.orderState.create({
    data: {
      shopId: BigInt(tx.shopId),
      orderId: BigInt(orderId),
      memberId,
      guestHash: given.guestHash ?? null,
      placedAt,
      sourceUpdatedAt: placedAt,
      facts: {},
      counts: JSON.parse(JSON.stringify(counts)),
      programVersion: 1,
      explanation: { codes: [{ code: "no-customer" }] },
    },
  });
}
