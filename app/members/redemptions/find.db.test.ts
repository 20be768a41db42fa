import fc from "fast-check";
import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { redemptionStatuses, type RedemptionStatus } from "../../loyalty/words";
import { makeShop } from "../members.fixture";
import { countRedemptions, findRedemptions, redemptionsOfMember, type ListedRedemption } from "./find.server";
import { boughtKinds, queryOfAddress, redemptionQuery, redemptionViews, type RedemptionQuery } from "./query";

useDatabase();
let shopId = "";
const all: Array<ListedRedemption & { wholeCode: string | null; attempts: number; memberId: string }> = [];
const some = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;
const people = [
  { id: v7(), customerId: 7_000_000_001_234n, firstName: "Élodie", lastName: "Müller", email: "elodie@example.com" },
  { id: v7(), customerId: 7_000_000_005_678n, firstName: null, lastName: null, email: null },
];
const values = {
  amount: { kind: "amount", amount: "5.00", currency: "GBP" },
  percentage: { kind: "percentage", percent: "10", cap: null, amount: null, currency: "GBP" },
  shipping: { kind: "shipping", maximumPrice: null, currency: "GBP" },
  product: { kind: "product", productId: "1", variantId: "2", title: "Tea", amount: "4.00", currency: "GBP" },
  "gift-card": { kind: "gift-card", amount: "10.00", currency: "GBP" },
  "store-credit": { kind: "store-credit", amount: "10.00", currency: "GBP" },
  perk: { kind: "perk" },
} as const;

/** London's days: 1 January begins at midnight, 15 June an hour before. */
const longGone = "2020-01-01T00:00:00.000Z";
const farAway = "2100-01-01T00:00:00.000Z";
const instants = ["2026-01-01T00:00:00.000Z", "2026-06-14T22:59:59.000Z", "2026-06-14T23:00:00.000Z", "2026-06-15T12:00:00.000Z"];

beforeAll(async () => {
  shopId = await makeShop();
  await inShop(shopId, async (tx) => {
    for (const person of people) {
      await tx.prisma.member.create({ data: { shopId: BigInt(shopId), status: "active", createdAt: tx.now, ...person } });
    }
    for (let n = 0; n < 56; n += 1) {
      const kind = some(boughtKinds, n);
      const status: RedemptionStatus = some(redemptionStatuses, n >> 1);
      const member = some(people, n >> 2);
      const discountId = kind === "perk" ? null : v7();
      const code = `${some(["7KQM", "4XRA", "N9DE"], n)}-AAAA-${String(3333 + n)}`;
      const state = some(["issued", "planned", "deleted", "failed"], n >> 3);
      const handedOver = kind === "perk" && n % 2 === 0;
      const row = {
        id: v7(),
        reward: `reward-${kind}`,
        programVersion: 1,
        status,
        points: BigInt(100 + n),
        value: values[kind],
        reservedAt: new Date(some(instants, n)),
        expiresAt: n % 3 === 0 ? null : new Date(n % 3 === 1 ? longGone : farAway),
        orderId: status === "used" ? BigInt(450_000 + n) : null,
        surface: some([null, "pos", "checkout"], n),
        handedOverAt: handedOver ? new Date("2026-07-01T00:00:00Z") : null,
        handedOverBy: handedOver ? "staff:42" : null,
        // an order's use is capture, which the checks of the schema ask for
        ...(status === "used" || status === "returned" ? { captured: BigInt(100 + n) } : {}),
        ...(status === "released" || status === "failed" ? { released: BigInt(100 + n) } : {}),
        returned: status === "returned" ? BigInt(100 + n) : 0n,
      };
      if (discountId !== null) {
        const discount = {
          id: discountId,
          memberId: member.id,
          purpose: "redemption",
          kind,
          code,
          state,
          document: {},
          startsAt: tx.now,
          attempts: n % 2,
        };
        await tx.prisma.discount.create({ data: { shopId: BigInt(shopId), ...discount } });
      }
      await tx.prisma.redemption.create({ data: { shopId: BigInt(shopId), memberId: member.id, discountId, ...row } });
      const shown = discountId !== null && status !== "reserved" && status !== "failed" && kind !== "store-credit";
      all.push({
        ...row,
        memberId: member.id,
        wholeCode: discountId === null ? null : code,
        attempts: n % 2,
        customerId: String(member.customerId),
        name: member.firstName === null ? null : "Élodie Müller",
        points: 100 + n,
        returned: Number(row.returned),
        code: !shown ? null : kind === "gift-card" ? `…${code.slice(-4)}` : code,
        codeState: discountId === null ? null : state,
        orderId: row.orderId?.toString() ?? null,
        reservedAt: row.reservedAt.toISOString(),
        expiresAt: row.expiresAt?.toISOString() ?? null,
        missed: kind === "perk" && status === "used" && !handedOver && n % 3 === 1,
        handedOverAt: row.handedOverAt?.toISOString() ?? null,
        reason: null,
      });
    }
  });
});

const plain = ({ wholeCode: _code, attempts: _attempts, memberId: _member, ...one }: (typeof all)[number]) => {
  const { captured: _captured, released: _released, ...line } = one as typeof one & { captured?: bigint; released?: bigint };
  return line;
};

const meets = (one: (typeof all)[number], { view, search, statuses, kinds, after, before }: RedemptionQuery): boolean => {
  const live = one.status === "reserved" || one.status === "issued";
  const gone = ["deactivated", "deleted", "failed"].includes(one.codeState ?? "");
  const inView = {
    all: true,
    open: live,
    "hand-over": one.status === "used" && one.value.kind === "perk" && one.handedOverAt === null && !one.missed,
    trouble: live && (gone || (one.codeState === "planned" && one.attempts > 0)),
  }[view];
  const dayStarts: Record<string, string> = { "2026-01-01": "2026-01-01T00:00:00.000Z", "2026-06-15": "2026-06-14T23:00:00.000Z" };
  const asked = search.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "");
  const found: Record<string, (line: typeof one) => boolean> = {
    "": () => true,
    "müller elodie": (line) => line.name !== null,
    "5678": (line) => line.customerId?.endsWith("5678") ?? false,
    "450004": (line) => line.orderId === "450004",
  };
  const byWords = found[search] ?? ((line: typeof one) => asked !== "" && (line.wholeCode?.replaceAll("-", "").startsWith(asked) ?? false));
  return (
    inView &&
    byWords(one) &&
    (statuses.length === 0 || statuses.includes(one.status)) &&
    (kinds.length === 0 || kinds.includes(one.value.kind)) &&
    (after === null || one.reservedAt >= dayStarts[after]!) &&
    (before === null || one.reservedAt < dayStarts[before]!)
  );
};

const naive = (query: RedemptionQuery): ListedRedemption[] =>
  all
    .filter((one) => meets(one, query))
    .sort((a, b) => (a.reservedAt === b.reservedAt ? (a.id < b.id ? 1 : -1) : a.reservedAt < b.reservedAt ? 1 : -1))
    .map(plain);

const query = fc.record({
  view: fc.constantFrom(...redemptionViews),
  search: fc.constantFrom("", "", "7kqm", "7KQM-AA", "4xra aaaa", "müller elodie", "5678", "450004", "_%", "nobody"),
  statuses: fc.subarray([...redemptionStatuses]),
  kinds: fc.subarray([...boughtKinds]),
  after: fc.constantFrom(null, "2026-01-01", "2026-06-15"),
  before: fc.constantFrom(null, "2026-06-15"),
});

describe("the list of redemptions", () => {
  it("shows what a plain list would, whatever is asked, page by page, forth and back", async () => {
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 1, max: 25 }), async (given, limit) => {
        const wanted = naive(given);
        await inShop(shopId, async (tx) => {
          expect(await countRedemptions(tx, given, 1_000)).toBe(wanted.length);
          const pages: ListedRedemption[][] = [];
          let cursor: string | null = null;
          do {
            const page = await findRedemptions(tx, given, { limit, cursor });
            expect(page.previous === null).toBe(pages.length === 0);
            pages.push(page.redemptions);
            cursor = page.next;
            const before = page.previous === null ? null : await findRedemptions(tx, given, { limit, cursor: page.previous, back: true });
            if (before) expect(before.redemptions).toEqual(pages.at(-2));
          } while (cursor !== null);
          expect(pages.flat()).toEqual(wanted);
        });
      }),
      { numRuns: 150 },
    );
  });

  it("finds some of everything that is looked for above", () => {
    for (const view of redemptionViews) expect(naive(redemptionQuery.parse({ view })).length).toBeGreaterThan(0);
    for (const search of ["7kqm", "4xra aaaa", "müller elodie", "5678", "450004"]) {
      expect(naive(redemptionQuery.parse({ search })).length).toBeGreaterThan(0);
    }
  });

  it("is a member's own on their page, and its shop's alone", async () => {
    const [one] = people;
    const lines = await inShop(shopId, (tx) => redemptionsOfMember(tx, one!.id, { before: null, limit: 100 }));
    expect(lines).toEqual(naive(redemptionQuery.parse({})).filter(({ name }) => name !== null));
    const other = await makeShop();
    expect(await inShop(other, (tx) => findRedemptions(tx, redemptionQuery.parse({}), { limit: 10 }))).toEqual({
      redemptions: [],
      next: null,
      previous: null,
    });
  });

  it.each(["x", "bm9uc2Vuc2U"])("refuses a cursor that is none (%s)", async (cursor) => {
    const read = inShop(shopId, (tx) => findRedemptions(tx, redemptionQuery.parse({}), { limit: 10, cursor }));
    await expect(read).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("the address of the list", () => {
  it("is read part by part; what says nothing sensible is left out", () => {
    const read = queryOfAddress(new URLSearchParams("view=open&q=7kqm&status=used,nonsense&kind=perk&after=2026-01-01&before=soon"));
    expect(read).toEqual({ view: "open", search: "7kqm", statuses: ["used"], kinds: ["perk"], after: "2026-01-01", before: null });
    expect(queryOfAddress(new URLSearchParams("view=everything"))).toEqual(redemptionQuery.parse({}));
  });
});
