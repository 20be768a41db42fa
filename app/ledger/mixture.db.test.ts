import fc from "fast-check";
import { expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { isFidelioError } from "../base/errors";
import { inShop } from "../db/tenancy.server";
import { audit } from "./audit.server";
import { dates, day, keepOrder, makeMembers, makeShop, of, order, reserve, step } from "./ledger.fixture";
import { lockMembers } from "./members.server";
import { post } from "./post.server";
import { settleLots } from "./settle.server";

useDatabase({ connections: 12 });

const long = process.env["LONG"] === "1";

type Move =
  | { do: "judge"; who: number; order: number; granted: number; reversed: number; dated: number }
  | { do: "adjust"; who: number; amount: number }
  | { do: "reserve"; who: number; amount: number }
  | { do: "capture" | "release" | "late-capture" | "give-back"; who: number; which: number; amount: number; grace: boolean }
  | { do: "settle"; days: number }
  | { do: "merge"; who: number; into: number };

const who = fc.nat(3);
const amount = fc.integer({ min: 1, max: 120 });
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("judge" as const),
      who,
      order: fc.nat(5),
      granted: fc.nat(200),
      reversed: fc.nat(200),
      dated: fc.nat(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("adjust" as const), who, amount: fc.integer({ min: -80, max: 80 }).filter((n) => n !== 0) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("reserve" as const), who, amount }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("capture", "release", "late-capture", "give-back"),
      who,
      which: fc.nat(3),
      amount,
      grace: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("settle" as const), days: fc.integer({ min: 0, max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("merge" as const), who, into: who }) },
);

/** fresh, due at once, waiting, long gone */
const dated = [dates(-1, 0, 30), dates(-20, 14, 40), dates(-1, 14, 40), dates(-90, 14, -10)];

class Play {
  readonly redemptions: string[][] = [[], [], [], []];
  #adjustments = 0;

  constructor(
    readonly shopId: string,
    readonly members: readonly string[],
  ) {}

  /** What callers may not do is refused, with a code; anything else is a fault. */
  async make(made: Move): Promise<void> {
    try {
      await this.#make(made);
    } catch (error) {
      const refused = isFidelioError(error, "insufficient_points") || isFidelioError(error, "conflict");
      const lostRace =
        error instanceof Error && /deadlock|No record was found|violates check constraint "redemption_points"/u.test(error.message);
      if (!refused && !lostRace) throw error;
    }
  }

  async #make(made: Move): Promise<void> {
    const { shopId, members } = this;
    if (made.do === "judge") return this.#judge(made);
    if (made.do === "merge") return this.#merge(made);
    if (made.do === "settle") return void (await inShop(shopId, (tx) => settleLots({ ...tx, now: new Date(day(made.days)) })));
    const memberId = await this.#current(members[made.who]!);
    if (made.do === "adjust") {
      const cause = { type: "adjustment", id: `${(this.#adjustments += 1)}` };
      return void (await inShop(shopId, (tx) => post(tx, [{ kind: "adjust", ...of(memberId), cause, amount: made.amount, dates: null }])));
    }
    if (made.do === "reserve") return void this.redemptions[made.who]!.push(await reserve(shopId, memberId, made.amount));
    const redemption = this.redemptions[made.who]![made.which];
    if (redemption === undefined || !(await this.#allows(redemption, made.do))) return;
    await step(shopId, memberId, redemption, made.do, made.amount, made.grace ? day(90) : null);
  }

  async #current(memberId: string): Promise<string> {
    const [row] = await inShop(this.shopId, (tx) =>
      tx.sql<{ id: string }>("select coalesce(merged_into, id) as id from member where id = $1", [memberId]),
    );
    return row!.id;
  }

  async #allows(redemption: string, kind: string): Promise<boolean> {
    const row = await inShop(this.shopId, (tx) => tx.prisma.redemption.findFirstOrThrow({ where: { id: redemption } }));
    if (kind === "late-capture") return row.status === "released";
    if (kind === "give-back") return row.status === "used";
    return row.status === "reserved";
  }

  /** As intake does: targets against what is held, under the member's lock. */
  async #judge({ who, order: number, granted, reversed, dated: when }: Extract<Move, { do: "judge" }>): Promise<void> {
    const orderId = `${(who + 1) * 100 + number}`;
    const target = { granted, reversed: Math.min(granted, reversed) };
    await inShop(this.shopId, async (tx) => {
      await lockMembers(tx, this.members);
      const [row] = await tx.sql<{ id: string }>("select coalesce(merged_into, id) as id from member where id = $1", [this.members[who]]);
      const held = await tx.prisma.orderState.findFirst({ where: { orderId: BigInt(orderId) } });
      const now = {
        granted: Math.max(target.granted, Number(held?.granted ?? 0)),
        reversed: Math.max(target.reversed, Number(held?.reversed ?? 0)),
      };
      const posting = (held?.postings ?? 0) + 1;
      const delta = { grant: now.granted - Number(held?.granted ?? 0), clawBack: now.reversed - Number(held?.reversed ?? 0) };
      await post(tx, [order(row!.id, orderId, posting, { ...delta, dates: dated[when]! })]);
      await keepOrder(tx, orderId, row!.id, now);
      await tx.prisma.orderState.updateMany({ where: { orderId: BigInt(orderId) }, data: { postings: posting } });
    });
  }

  async #merge({ who, into }: Extract<Move, { do: "merge" }>): Promise<void> {
    await inShop(this.shopId, async (tx) => {
      await lockMembers(tx, this.members);
      const rows = await tx.sql<{ id: string; now: string }>("select id, coalesce(merged_into, id) as now from member where shop_id = $1", [
        tx.shopId,
      ]);
      const current = (place: number) => rows.find(({ id }) => id === this.members[place])!.now;
      const [from, kept] = [current(who), current(into)];
      if (from === kept) return;
      await post(tx, [{ kind: "merge", from, memberId: kept, at: tx.now.toISOString() }]);
      await tx.sql("update member set merged_into = $2 where id = $1 or merged_into = $1", [from, kept]);
      for (const table of ["order_state", "redemption"])
        await tx.sql(`update ${table} set member_id = $2 where member_id = $1`, [from, kept]);
    });
  }
}

it(
  "holds the eight invariants after any mixture of moves by concurrent connections",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(move, { minLength: 4, maxLength: 14 }), { minLength: 3, maxLength: 6 }), async (hands) => {
        const shopId = await makeShop();
        const play = new Play(shopId, await makeMembers(shopId, 4));
        await Promise.all(
          hands.map(async (moves) => {
            for (const made of moves) await play.make(made);
          }),
        );
        const answer = await inShop(shopId, audit);
        expect(answer.checks.filter(({ ok }) => !ok)).toEqual([]);
      }),
      { numRuns: long ? 400 : 8, endOnFailure: true },
    );
  },
  long ? 1_800_000 : 60_000,
);
