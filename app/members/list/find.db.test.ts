import fc from "fast-check";
import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { makeShop } from "../members.fixture";
import { countMembers, findMembers, type ListedMember } from "./find.server";
import { listedStatuses, memberQuery, noTier, queryOfAddress, sorts, type MemberQuery } from "./query";

useDatabase();
let shopId = "";
const people: ListedMember[] = [];
const days = ["2026-01-01", "2026-03-29", "2026-06-15", "2026-10-25"];
const some = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;

/** Few different values, so that most members share their place in each order with others. */
beforeAll(async () => {
  shopId = await makeShop();
  await inShop(shopId, async (tx) => {
    for (let n = 0; n < 60; n += 1) {
      const first = some(["Ada", "Élodie", null, "ADÀ", "Zoë"], n);
      const last = some(["Byron", null, "Müller", "O'Neil_%"], n >> 1);
      const email = n % 3 === 0 ? null : `person${n % 7}@example.com`;
      const day = some([...days, null], n >> 2);
      const row = {
        id: v7(),
        customerId: BigInt(7_000_000_001_000 + n * 37),
        firstName: first,
        lastName: last,
        email,
        status: some(["active", "active", "candidate", "blocked", "left", "erased"], n),
        tier: some([null, "bronze", "gold"], n >> 1),
        available: BigInt(some([0, 0, 5, 40, 100], n)),
        joinedAt: n % 4 === 0 ? null : new Date(Date.UTC(2026, n % 3, 1)),
        lastOrderAt: day === null ? null : new Date(`${day}T${n % 2 === 0 ? "00:00" : "23:30"}:00Z`),
      };
      const gone = row.status === "erased" ? { customerId: null, firstName: null, lastName: null, email: null, tombstone: row.id } : {};
      await tx.prisma.member.create({ data: { shopId: BigInt(shopId), createdAt: tx.now, ...row, ...gone } });
      if (row.status === "erased") continue;
      people.push({
        id: row.id,
        customerId: String(row.customerId),
        name: [first, last].filter(Boolean).join(" ") || email,
        email,
        status: row.status as ListedMember["status"],
        tier: row.tier,
        balance: { available: Number(row.available), pending: 0, held: 0, owed: 0 },
        joinedAt: row.joinedAt?.toISOString() ?? null,
        lastOrderAt: row.lastOrderAt?.toISOString() ?? null,
      });
    }
  });
});

/** London's clocks go forward on 29 March and back on 25 October 2026. */
const starts: Record<string, string> = {
  "2026-01-01": "2026-01-01T00:00:00.000Z",
  "2026-03-29": "2026-03-29T00:00:00.000Z",
  "2026-06-15": "2026-06-14T23:00:00.000Z",
  "2026-10-25": "2026-10-24T23:00:00.000Z",
};

/** Our own way to small letters without accents. */
const fold = (words: string) =>
  words
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();

/** The same question put to a plain list. */
function naive(query: MemberQuery): ListedMember[] {
  const words = query.search.split(/\s+/u).filter(Boolean).map(fold);
  const key = (one: ListedMember) =>
    ({ joined: one.joinedAt, available: one.balance.available, "last-order": one.lastOrderAt, name: one.name && fold(one.name) })[
      query.sort
    ];
  const shown = people.filter((one) => {
    const text = fold([one.name?.includes("@") ? "" : one.name, one.email].filter(Boolean).join(" "));
    const at = one.lastOrderAt;
    return (
      words.every((word) => text.includes(word) || (/^\d{4,}$/u.test(word) && one.customerId.endsWith(word))) &&
      (query.statuses.length === 0 || query.statuses.some((status) => status === one.status)) &&
      (query.tiers.length === 0 || query.tiers.includes(one.tier ?? noTier)) &&
      (query.from === null || one.balance.available >= query.from) &&
      (query.to === null || one.balance.available <= query.to) &&
      (query.after === null || (at !== null && at >= starts[query.after]!)) &&
      (query.before === null || (at !== null && at < starts[query.before]!))
    );
  });
  const turn = query.direction === "desc" ? -1 : 1;
  return shown.sort((a, b) => {
    const [ka, kb] = [key(a), key(b)];
    if (ka === null || kb === null) return ka === kb ? -turn * (a.id < b.id ? -1 : 1) : ka === null ? 1 : -1;
    if (ka !== kb) return ka < kb ? -turn : turn;
    return -turn * (a.id < b.id ? -1 : 1);
  });
}

const query = fc.record({
  search: fc.constantFrom("", "ada", "ÉLOD", "zoe byron", "person3", "_%", "1037", "100", "'", "  ada   MULLER "),
  tiers: fc.subarray(["bronze", "gold", noTier]),
  statuses: fc.subarray([...listedStatuses]),
  from: fc.constantFrom(null, 0, 5, 41),
  to: fc.constantFrom(null, 0, 40),
  after: fc.constantFrom(null, ...days),
  before: fc.constantFrom(null, ...days),
  sort: fc.constantFrom(...sorts),
  direction: fc.constantFrom("asc" as const, "desc" as const),
});
const plain = fc.constant({}).map(() => memberQuery.parse({}));

describe("the list of members", () => {
  it("shows what a plain list would, whatever is asked, page by page, forth and back", async () => {
    const asked = fc.oneof(
      { weight: 3, arbitrary: query },
      {
        weight: 1,
        arbitrary: fc
          .record({ sort: query.map((q) => q.sort), direction: query.map((q) => q.direction) })
          .chain((part) => plain.map((q) => ({ ...q, ...part }))),
      },
    );
    await fc.assert(
      fc.asyncProperty(asked, fc.integer({ min: 1, max: 25 }), async (given, limit) => {
        const wanted = naive(given);
        await inShop(shopId, async (tx) => {
          expect(await countMembers(tx, given, 1_000)).toBe(wanted.length);
          const pages: ListedMember[][] = [];
          let cursor: string | null = null;
          do {
            const page = await findMembers(tx, given, { limit, cursor });
            expect(page.previous === null).toBe(pages.length === 0);
            pages.push(page.members);
            cursor = page.next;
            const before = page.previous === null ? null : await findMembers(tx, given, { limit, cursor: page.previous, back: true });
            if (before) {
              expect(before.members).toEqual(pages.at(-2));
              expect(before.previous === null).toBe(pages.length === 2);
              expect(before.next).not.toBeNull();
            }
          } while (cursor !== null);
          expect(pages.flat()).toEqual(wanted);
        });
      }),
      { numRuns: 150 },
    );
  });

  it("counts no further than it is asked to", async () => {
    expect(await inShop(shopId, (tx) => countMembers(tx, memberQuery.parse({}), 10))).toBe(10);
  });

  it("is its shop's alone", async () => {
    const other = await makeShop();
    expect(await inShop(other, (tx) => findMembers(tx, memberQuery.parse({}), { limit: 10 }))).toEqual({
      members: [],
      next: null,
      previous: null,
    });
  });

  it.each(["x", "bm9uc2Vuc2U", Buffer.from('["2026", "1"]').toString("base64url")])(
    "refuses a cursor that is none (%s)",
    async (cursor) => {
      await expect(inShop(shopId, (tx) => findMembers(tx, memberQuery.parse({}), { limit: 10, cursor }))).rejects.toMatchObject({
        code: "invalid_input",
      });
    },
  );
});

describe("the address of a list", () => {
  it("is read part by part; what says nothing sensible is left out", () => {
    const read = queryOfAddress(
      new URLSearchParams("q=ada&tier=gold,-&status=active,erased&from=5&to=x&after=2026-01-01&before=soon&sort=name&direction=up"),
    );
    expect(read).toEqual({
      search: "ada",
      tiers: ["gold", "-"],
      statuses: ["active"],
      from: 5,
      to: null,
      after: "2026-01-01",
      before: null,
      sort: "name",
      direction: "desc",
    });
    expect(queryOfAddress(new URLSearchParams())).toEqual(memberQuery.parse({}));
  });
});
