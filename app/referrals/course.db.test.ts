import { afterEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { line } from "../loyalty/fixtures";
import { attacks } from "../loyalty/referral-judgement/attacks.fixture";
import { innocents } from "../loyalty/referral-judgement/innocents.fixture";
import { ensureMembers } from "../members/ensure.server";
import { customer } from "../members/members.fixture";
import { claimIn, type ClaimRequest } from "./claim-in.server";
import { cancelled, later, makeWorld, orderOf, type World } from "./flow.fixture";

useDatabase({ connections: 10 });
afterEach(() => systemSql("update clock set offset_ms = 0"));

const email = "friend@example.com";
type Advocate = Awaited<ReturnType<World["advocate"]>>;

/** What a claim comes to: why it is refused, or the referral's state. */
async function comesTo(world: World, wish: Partial<ClaimRequest> & { code: string }): Promise<string> {
  const request = { email, customerId: null, surface: "storefront", language: "en", network: null, ...wish } as const;
  const claim = await inShop(world.shopId, (tx) => claimIn(tx, request));
  return "refused" in claim ? claim.refused : world.state(claim.id);
}

const rows = (world: World) => inShop(world.shopId, (tx) => tx.prisma.referral.count());

/** The course of things: what the judge never sees, because claim and orders settle it. Each case and what it comes to, step by step. */
const cases: readonly [name: string, course: (world: World, ada: Advocate) => Promise<unknown[]>, comes: readonly unknown[]][] = [
  ["a code in small letters", async (world, { code }) => [await comesTo(world, { code: code.toLowerCase() })], ["claimed"]],
  [
    "a code with spaces and hyphens",
    async (world, { code }) => [await comesTo(world, { code: ` ${code.slice(0, 4)} - ${code.slice(4)} ` })],
    ["claimed"],
  ],
  [
    "a whole link in the code's field",
    async (world, { code }) => [await comesTo(world, { code: `https://x.example/apps/fidelio/friend/${code}` })],
    ["claimed"],
  ],
  ["the address in the code's field", async (world) => [await comesTo(world, { code: email })], ["unknown-code"]],
  [
    "a claim replayed",
    async (world, { code }) => [
      await comesTo(world, { code }),
      await comesTo(world, { code, email: " Friend@Example.com " }),
      await rows(world),
    ],
    ["claimed", "claimed", 1],
  ],
  [
    "a second advocate's code",
    async (world, { code }) => {
      const other = await world.advocate();
      return [await comesTo(world, { code }), await comesTo(world, { code: other.code }), await rows(world)];
    },
    ["claimed", "already-claimed", 1],
  ],
  [
    "two advocates at once",
    async (world, { code }) => {
      const other = await world.advocate();
      const both = await Promise.all([comesTo(world, { code }), comesTo(world, { code: other.code })]);
      return [...both.toSorted(), await rows(world)];
    },
    ["already-claimed", "claimed", 1],
  ],
  ["one's own code, signed in", async (world, { code, customerId }) => [await comesTo(world, { code, customerId })], ["own-code"]],
  [
    "a guest who ordered before",
    async (world, { code }) => {
      await world.hear(await orderOf(world, { email, minutes: -60 }));
      return [await comesTo(world, { code })];
    },
    ["existing-customer"],
  ],
  [
    "a guest whose order before was cancelled",
    async (world, { code }) => {
      await world.hear(cancelled(await orderOf(world, { email, minutes: -60 })));
      return [await comesTo(world, { code })];
    },
    ["claimed"],
  ],
  [
    "a guest who ordered before, under another spelling: not refused, the judge's to see",
    async (world, { code }) => {
      await world.hear(await orderOf(world, { email, minutes: -60 }));
      return [await comesTo(world, { code, email: "friend+new@example.com" })];
    },
    ["claimed"],
  ],
  [
    "a partial refund that leaves enough, then one that does not",
    async (world, { code }) => {
      const id = await world.claim(code, email);
      const order = await orderOf(world, { email, lines: [line(4500, { id: "1" }), line(1500, { id: "2" }), line(1000, { id: "3" })] });
      await world.hear(order);
      const states = [await world.state(id), await world.judge(id)];
      const less = later(order, { lines: [line(4500, { id: "1" }), line(1500, { id: "2", remaining: 0 }), line(1000, { id: "3" })] });
      await world.hear(less);
      states.push(await world.state(id));
      await world.hear(
        later(less, { lines: [line(4500, { id: "1", remaining: 0 }), line(1500, { id: "2", remaining: 0 }), line(1000, { id: "3" })] }),
      );
      return [...states, await world.state(id)];
    },
    ["qualified", "waiting", "waiting", "reversed"],
  ],
  [
    "an order split in two, each of them too small",
    async (world, { code }) => {
      const id = await world.claim(code, email);
      await world.hear(await orderOf(world, { email, pounds: 25 }), await orderOf(world, { email, pounds: 25, minutes: 2 }));
      return [await world.state(id)];
    },
    ["claimed"],
  ],
  [
    "an order of gift cards alone, and a test order",
    async (world, { code }) => {
      const id = await world.claim(code, email);
      await world.hear(
        await orderOf(world, { email, lines: [line(9000, { id: "1", giftCard: true })] }),
        await orderOf(world, { email, test: true, minutes: 2 }),
      );
      return [await world.state(id)];
    },
    ["claimed"],
  ],
  [
    "the address in the code's field, and nothing else",
    async (world) => [await comesTo(world, { code: email, email: null })],
    ["address-missing"],
  ],
  [
    "the first order cancelled, the next one counts",
    async (world, { code }) => {
      const id = await world.claim(code, email);
      const first = await orderOf(world, { email });
      await world.hear(first);
      await world.hear(cancelled(first));
      const states = [await world.state(id)];
      await world.hear(await orderOf(world, { email, minutes: 5 }));
      return [...states, await world.state(id)];
    },
    ["reversed", "qualified"],
  ],
  [
    "an exchange for goods of the same worth, then for less than is asked",
    async (world, { code }) => {
      const id = await world.claim(code, email);
      const order = await orderOf(world, { email, lines: [line(5000, { id: "1" })] });
      await world.hear(order);
      const states = [await world.judge(id)];
      const gone = line(5000, { id: "1", remaining: 0 });
      const even = later(order, { exchange: true, lines: [gone, line(5000, { id: "2" })] });
      await world.hear(even);
      states.push(await world.state(id));
      await world.hear(later(even, { lines: [gone, line(5000, { id: "2", remaining: 0 }), line(2000, { id: "3" })] }));
      return [...states, await world.state(id)];
    },
    ["waiting", "waiting", "reversed"],
  ],
  [
    "a guest who ordered before, now with an account under the same address",
    async (world, { code }) => {
      await world.hear(await orderOf(world, { email, minutes: -60 }));
      const facts = customer({ email });
      await inShop(world.shopId, (tx) => ensureMembers(tx, [facts]));
      return [await comesTo(world, { code, email: null, customerId: facts.customerId })];
    },
    ["existing-customer"],
  ],
  [
    "claimed as a guest, ordered with an account made afterwards",
    async (world, { code }) => {
      const id = await world.claim(code, email);
      const facts = customer({ email });
      await inShop(world.shopId, (tx) => ensureMembers(tx, [facts]));
      await world.hear(await orderOf(world, { customerId: facts.customerId }));
      return [await world.state(id), await rows(world)];
    },
    ["qualified", 1],
  ],
  [
    "an order under the address, without the code",
    async (world, { code }) => {
      const id = await world.claim(code, email);
      await world.hear(await orderOf(world, { email, discountCodes: [] }));
      return [await world.state(id)];
    },
    ["qualified"],
  ],
  [
    "three addresses of one person: three claims, each of them the judge's to see",
    async (world, { code }) => {
      const states = [];
      for (const one of [email, "friend+1@example.com", "friend+2@example.com"]) states.push(await comesTo(world, { code, email: one }));
      return [...states, await rows(world)];
    },
    ["claimed", "claimed", "claimed", 3],
  ],
  [
    "an order without a claim, with the advocate's code in the discount's field",
    async (world, { code }) => {
      await world.hear(await orderOf(world, { email, discountCodes: [code] }));
      return [await rows(world)];
    },
    [0],
  ],
];

describe("the course of a referral", () => {
  it.each(cases)("%s", async (_, course, comes) => {
    const world = await makeWorld();
    expect(await course(world, await world.advocate())).toEqual(comes);
    expect(await world.balances()).toBe(true);
  });
});

/** What must not be forgotten, and where it stands: in the judge's table, or here. */
const named: ReadonlyArray<[what: string, where: RegExp]> = [
  ["alias", /a tag behind the plus sign/u],
  ["family at one address", /^a family at one address/u],
  ["two flats of one house", /^two flats of one house$/u],
  ["office network", /^an office network$/u],
  ["gift to oneself", /^gift to oneself/u],
  ["guest first, then account", /now with an account under the same address/u],
  ["cancelled first order", /^the first order cancelled/u],
  ["exchange", /^an exchange/u],
  ["partial refund", /^a partial refund/u],
  ["split order", /^an order split in two/u],
  ["several claims", /^three addresses of one person/u],
  ["race of two advocates", /^two advocates at once/u],
  ["claim replay", /^a claim replayed/u],
  ["code in capitals", /^a code in small letters/u],
  ["code with spaces", /^a code with spaces/u],
  ["in the wrong field", /code's field/u],
];

it("both tables together have the cases that must not be forgotten", () => {
  const all = [...attacks, ...innocents].map(({ name }) => name).concat(cases.map(([name]) => name));
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(new Set(all).size).toBe(all.length);
  for (const [what, where] of named)
    expect(
      all.find((name) => where.test(name)),
      what,
    ).toBeDefined();
});
