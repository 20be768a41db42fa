import { DateTime } from "luxon";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { arrive, makeShop, orderBody, type OrderGiven, type TestShop } from "../intake/intake.fixture";
import { drainUntilEmpty } from "../intake/drain.server";
import { settleWhole } from "../jobs/settle-shops.server";
import { audit } from "../ledger/audit.server";
import { demoProgram } from "../loyalty/default-program";
import type { ProgramDocument } from "../loyalty/program";
import { publishProgram } from "../programs/publish.server";

/** For tests: a shop whose days are told in its own time, with one member, 7001. */
export interface Life {
  shop: TestShop;
  /** moves the business clock to a local time of the shop's, "2027-03-25 12:00", and settles what is due by then */
  at(local: string): Promise<void>;
  /** only moves the clock: no job comes */
  unnoticed(local: string): Promise<void>;
  /** an order of the member over so many pounds, placed at a local time (default: now) and heard of now */
  buys(id: string, pounds: number, placed?: string, more?: Partial<OrderGiven>): Promise<void>;
  publish(document: ProgramDocument): Promise<void>;
  /** the instant of a local time, RFC 3339 in UTC with milliseconds */
  instant(local: string): string;
  member(): Promise<MemberNow>;
  lots(): Promise<Array<{ cause: string; remaining: number; approved: boolean; expires: string | null }>>;
  moves(): Promise<string[]>;
  audited(): Promise<boolean>;
}

export interface MemberNow {
  tier: string | null;
  until: string | null;
  available: number;
  pending: number;
  owed: number;
}

/** The demo's rules for orders alone, with other points and tiers. */
export function documentOf(points: Partial<ProgramDocument["points"]>, tiers: ProgramDocument["tiers"] = null): ProgramDocument {
  const earning = (demoProgram.earning ?? []).filter(({ on }) => on === "order");
  return { ...demoProgram, earning, points: { ...demoProgram.points, ...points }, tiers };
}

export async function live(zone: string, document: ProgramDocument, from: string): Promise<Life> {
  const shop = await makeShop(null);
  await systemSql("update shop set zone = $2 where id = $1", [shop.id, zone]);
  const instant = (local: string) => new Date(DateTime.fromSQL(local, { zone }).toMillis()).toISOString();
  const unnoticed = async (local: string) => {
    await systemSql("update clock set offset_ms = $1", [Date.parse(instant(local)) - Date.now()]);
  };
  let now = from;
  await unnoticed(from);
  const local = (at: Date | null) => (at === null ? null : DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd HH:mm:ss.SSS"));
  const life: Life = {
    shop,
    instant,
    unnoticed: async (to) => {
      now = to;
      await unnoticed(to);
    },
    at: async (to) => {
      now = to;
      await unnoticed(to);
      await settleWhole(shop.id);
    },
    buys: async (id, pounds, placed = now, more = {}) => {
      const lines = [{ id: `${id}1`, price: pounds.toFixed(2), quantity: 1 }];
      await arrive(shop, "orders/create", orderBody({ id, placedAt: instant(placed), updatedAt: instant(now), lines, ...more }));
      await drainUntilEmpty();
    },
    publish: (next) => inShop(shop.id, (tx) => publishProgram(tx, next, { by: "test" })).then(() => undefined),
    member: async () => {
      const [row] = await inShop(shop.id, (tx) =>
        tx.sql<{ tier: string | null; tier_until: Date | null; available: string; pending: string; owed: string }>(
          "select tier, tier_until, available, pending, owed from member where customer_id = 7001",
        ),
      );
      const { tier, tier_until, available, pending, owed } = row!;
      return { tier, until: local(tier_until), available: Number(available), pending: Number(pending), owed: Number(owed) };
    },
    lots: async () => {
      const rows = await inShop(shop.id, (tx) =>
        tx.sql<{ cause_type: string; cause_id: string; remaining: string; approved: boolean; expires_at: Date | null }>(
          "select cause_type, cause_id, remaining, approved, expires_at from lot order by earned_at, cause_type",
        ),
      );
      return rows.map(({ cause_type, cause_id, remaining, approved, expires_at }) => ({
        cause: cause_type === "tier" ? cause_id.split("/").slice(1).join(" ") : cause_id,
        remaining: Number(remaining),
        approved,
        expires: local(expires_at),
      }));
    },
    moves: async () => {
      const rows = await inShop(shop.id, (tx) =>
        tx.sql<{ to_tier: string | null; at: Date; reason: string }>(
          "select to_tier, at, reason from tier_change order by at, posted_at, id",
        ),
      );
      return rows.map(({ to_tier, at, reason }) => `${local(at)?.slice(0, 16)} ${to_tier} ${reason}`);
    },
    audited: async () => (await inShop(shop.id, audit)).ok,
  };
  await life.publish(document);
  return life;
}

export async function backToNow(): Promise<void> {
  await systemSql("update clock set offset_ms = 0");
}
