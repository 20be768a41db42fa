import { describe, expect, it } from "vitest";
import { ledgerState } from "../../../tests/support/ledger-state";
import { useDatabase } from "../../../tests/support/database";
import { demoProgram } from "../../loyalty/default-program";
import type { ProgramDocument } from "../../loyalty/program";
import { drainUntilEmpty } from "../drain.server";
import { arrive, customerBody, eventsOf, makeShop, type TestShop } from "../intake.fixture";

useDatabase();

const program: ProgramDocument = {
  ...demoProgram,
  earning: [
    ...(demoProgram.earning ?? []),
    { key: "news", title: { en: "Newsletter" }, on: "newsletter", points: "30", pendingDays: 0, limit: { times: 5 } },
    { key: "text", title: { en: "Text messages" }, on: "sms", points: "40", pendingDays: 0 },
  ],
};
const email = "customers_email_marketing_consent/update";
const sms = "customers_marketing_consent/update";
const said = (state: string, level: string | null, at: string) => ({ state, opt_in_level: level, consent_updated_at: at });
const byEmail = (state: string, level: string | null = "confirmed_opt_in", at = "2026-10-05T10:00:00+02:00") => ({
  customer_id: 7001,
  email_address: "a@example.com",
  email_marketing_consent: said(state, level, at),
});
const bySms = (state: string, level: string | null = "confirmed_opt_in", at = "2026-10-06T10:00:00Z") => ({
  id: 7001,
  phone: "+447700900000",
  sms_marketing_consent: { ...said(state, level, at), consent_collected_from: "SHOPIFY" },
});
const available = async (shop: TestShop) => (await ledgerState(shop.id)).members["7001"]?.balance.available ?? null;

async function customer(shop: TestShop): Promise<void> {
  await arrive(shop, "customers/create", customerBody({ id: "7001", email: "a@example.com" }));
  await drainUntilEmpty();
}

describe("a consent to marketing", () => {
  it.each([
    ["not confirmed", email, byEmail("subscribed", "single_opt_in")],
    ["of unknown origin", email, byEmail("subscribed", "unknown")],
    ["without a level", email, byEmail("subscribed", null)],
    ["waited for", email, byEmail("pending")],
    ["withdrawn", email, byEmail("unsubscribed")],
    ["to text messages, not confirmed", sms, bySms("subscribed", "single_opt_in")],
  ])("%s grants nothing", async (_, topic, body) => {
    const shop = await makeShop(program);
    await customer(shop);
    const before = await ledgerState(shop.id);
    await arrive(shop, topic, body);
    await drainUntilEmpty();
    expect((await eventsOf(shop)).at(-1)).toMatchObject({ outcome: "unchanged" });
    expect(await ledgerState(shop.id)).toEqual(before);
  });

  it("that is confirmed grants once ever, whatever the limit says, and stays on withdrawal", async () => {
    const shop = await makeShop(program);
    await customer(shop);
    const start = (await available(shop)) ?? 0;
    await arrive(shop, email, byEmail("subscribed"));
    await arrive(shop, sms, bySms("subscribed"));
    await drainUntilEmpty();
    expect(await available(shop)).toBe(start + 70);
    for (const [topic, body] of [
      [email, byEmail("unsubscribed", "confirmed_opt_in", "2026-10-08T10:00:00Z")],
      [email, byEmail("subscribed", "confirmed_opt_in", "2026-10-09T10:00:00Z")],
      [sms, bySms("unsubscribed", "confirmed_opt_in", "2026-10-09T10:00:00Z")],
      [sms, bySms("subscribed", "confirmed_opt_in", "2026-10-10T10:00:00Z")],
      [email, byEmail("subscribed")],
    ] as const) {
      await arrive(shop, topic, body);
      await drainUntilEmpty();
    }
    expect(await available(shop)).toBe(start + 70);
    const earned = (await ledgerState(shop.id)).members["7001"]?.lots.map((lot) => lot.earnedAt);
    // dated by the consent, whose offset Shopify writes
    expect(earned).toContain("2026-10-05T08:00:00.000Z");
  });

  it("both in one batch, and twice in it, is once each", async () => {
    const shop = await makeShop(program);
    await customer(shop);
    const start = (await available(shop)) ?? 0;
    for (const body of [byEmail("subscribed"), byEmail("subscribed", "confirmed_opt_in", "2026-10-01T00:00:00Z")])
      await arrive(shop, email, body);
    await arrive(shop, sms, bySms("subscribed"));
    await drainUntilEmpty();
    expect(await available(shop)).toBe(start + 70);
  });

  it("of a customer that nothing was heard of yet counts too; of one without a rule nothing comes", async () => {
    const shop = await makeShop({ ...program, enrolment: "opt-in" });
    await arrive(shop, email, byEmail("subscribed"));
    await drainUntilEmpty();
    // a candidate's points are counted
    expect(await available(shop)).toBe(30);
    const plain = await makeShop();
    await arrive(plain, email, byEmail("subscribed"));
    await drainUntilEmpty();
    expect((await eventsOf(plain)).at(-1)).toMatchObject({ outcome: "unchanged" });
  });
});
