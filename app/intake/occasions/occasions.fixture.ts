import { v7 as uuid } from "uuid";
import { moveClock } from "../../db/clock.server";
import { systemPrisma } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { demoProgram } from "../../loyalty/default-program";
import type { ProgramDocument } from "../../loyalty/program";
import { publishProgram } from "../../programs/publish.server";
import { grantDays } from "./grant-days.server";

type Rule = NonNullable<ProgramDocument["earning"]>[number];

/** For tests: a shop in a zone whose program has these rules beside the one for orders, with points that can be spent at once. */
export async function occasionShop(zone: string, rules: Rule[], more: Partial<ProgramDocument> = {}) {
  const domain = `occasions-${uuid()}.myshopify.com`;
  const row = await systemPrisma().shop.create({ data: { domain, currency: "GBP", zone, installedAt: new Date("2020-01-01T00:00:00Z") } });
  const id = row.id.toString();
  const [purchase] = demoProgram.earning ?? [];
  const points = { ...demoProgram.points, pendingDays: 0, expiry: { mode: "none" as const } };
  const program: ProgramDocument = { ...demoProgram, points, earning: [purchase!, ...rules], ...more };
  const publish = (change: Partial<ProgramDocument>) => inShop(id, (tx) => publishProgram(tx, { ...program, ...change }, { by: "test" }));
  await publish({});
  return {
    id,
    domain,
    publish,
    /** an active member's customer id */
    async member(joinedAt: string, customerId = String(7_100_000_000_000 + Math.floor(Math.random() * 1e9))): Promise<string> {
      await inShop(id, (tx) =>
        tx.prisma.member.create({
          data: {
            shopId: BigInt(id),
            id: uuid(),
            customerId: BigInt(customerId),
            status: "active",
            joinedAt: new Date(joinedAt),
            joinedHow: "api",
            createdAt: new Date(joinedAt),
          },
        }),
      );
      return customerId;
    },
    /** what a member was granted: day in UTC and time, points, rule */
    grants: (customerId: string) =>
      inShop(id, async (tx) => {
        const rows = await tx.sql<{ at: Date; amount: string; source: string }>(
          `select l.earned_at as at, l.amount, l.source from lot l join member m on m.shop_id = l.shop_id and m.id = l.member_id
            where l.shop_id = $1 and m.customer_id = $2 order by l.earned_at, l.source`,
          [id, customerId],
        );
        return rows.map(({ at, amount, source }) => [at.toISOString(), source, Number(amount)] as const);
      }),
    days: () => grantDays(id),
  };
}

/** Moves business time, forward. */
export async function clockTo(at: string): Promise<void> {
  await moveClock(new Date(at));
}
