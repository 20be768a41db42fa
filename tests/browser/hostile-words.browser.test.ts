import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { demoProgram } from "../../app/loyalty/default-program";
import { withAllRewards } from "./all-rewards";
import { openAdmin } from "./merchant";
import { openShop, placeExtensions } from "./open-shop";
import { addMember, aMinuteLater } from "./people";
import { enterShop, signIn } from "./shopper";
import { useWorld } from "./world";

/**
 * Script and Liquid in every text that a merchant or a shopper can enter, shown wherever it is shown: it stands there as it was typed and
 * runs nowhere. An element of its own would also ask for an address that there is not, or break the page's policy, which fails the test.
 */
const world = useWorld();
const shop = "demo.myshopify.com";

const liquid = "{{7|plus:4}}";
/** short enough for the names of points */
const evil = (where = "p") => `"'><img src=x onerror=ran('${where.slice(-1)}')>${liquid}`;
const languages = new Set(["en", "fr"]);

/** The program with it at the end of each text: whatever has languages. */
function spoiled(value: unknown, where = "program"): unknown {
  if (Array.isArray(value)) return value.map((one, place) => spoiled(one, `${where}.${place}`));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, languages.has(name) ? withEvil(inner, where) : spoiled(inner, `${where}.${name}`)]),
  );
}

function withEvil(text: unknown, where: string): unknown {
  if (typeof text === "string") return `${text} ${evil(where)}`;
  if (Array.isArray(text)) return text.map((one) => withEvil(one, where));
  return typeof text === "object" && text !== null
    ? Object.fromEntries(Object.entries(text).map(([name, one]) => [name, withEvil(one, where)]))
    : text;
}

const email = "mallory@evil.example";
const firstName = `Mal${evil("first")}`;
let member = "";
let order = "";

beforeAll(async () => {
  await world.control("shop", { shop, appPlan: "Growth" });
  const office = await world.open();
  await (await openAdmin(world, office, { shop, path: "/settings/plan" })).getByText("of 1,000 orders that earned points").waitFor();
  const invitation = { title: evil("invitation"), lead: evil("lead"), share: `${evil("share")} {link}`, subject: evil("subject") };
  const whole = withAllRewards({ ...demoProgram, referral: { ...demoProgram.referral!, texts: { en: invitation } } }, "en");
  await placeExtensions(world, shop);
  await openShop(world, shop, spoiled(whole) as typeof whole);
  await world.control("theme", { shop, place: [{ template: "page.loyalty", block: "referral" }] });
  await world.control("discounts", { shop, title: evil("discount"), code: "NEWS5", amount: "5.00" });
  member = await addMember(world, shop, { email, firstName });
  await world.control("products", { shop, title: evil("product"), sku: "EVIL", price: "60.00" });
  ({ id: order } = await world.control<{ id: string }>("orders", {
    shop,
    customer: member,
    lines: [{ sku: "EVIL", quantity: 1 }],
  }));
  await aMinuteLater(world);
  await world.api(shop, `members/${member}/adjustments`, { body: { amount: 2_500, reason: evil("reason") } });
  await world.api(shop, `members/${member}/redemptions`, { body: { reward: "five-off" } });
  await world.settled();
}, 300_000);

/** What ran of what was typed, in any frame of the window. */
async function watch(page: Page): Promise<string[]> {
  const ran: string[] = [];
  await page.context().exposeBinding("ran", (_source, where: string) => void ran.push(where));
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  return ran;
}

/** How often it is read as it was typed; throws where Shopify's Liquid would have reckoned it. */
async function asTyped(page: Page): Promise<number> {
  let times = 0;
  for (const frame of page.frames()) {
    const text = await frame.evaluate<string>(
      "document.title + document.body.innerText + [...document.querySelectorAll('input, textarea')].map((one) => one.value).join()",
    );
    expect(text).not.toMatch(/onerror=ran\('[\w.-]+'\)>11/u);
    times += text.split(liquid).length - 1;
  }
  return times;
}

describe("what somebody typed", () => {
  it("runs on no page of the merchant's", async () => {
    const page = await world.open();
    const ran = await watch(page);
    const pages = {
      "": 0,
      "/members": 1,
      [`/members/${member}`]: 3,
      [`/orders/${order}`]: 1,
      "/redemptions": 1,
      "/referrals": 0,
      "/program": 0,
      "/program/earn": 3,
      "/program/earn/purchase": 1,
      "/program/spend": 3,
      "/program/spend/five-off": 1,
      "/program/tiers": 1,
      "/program/points": 1,
      "/program/referral": 1,
      "/program/appearance": 1,
      "/program/versions/1": 1,
      "/settings/activity": 0,
      "/settings/terms": 1,
    };
    const seen: Record<string, number> = {};
    for (const path of Object.keys(pages)) {
      const frame = await openAdmin(world, page, { shop, path });
      await frame.locator(".Polaris-Page h1").first().waitFor();
      await frame.locator("[class*='Polaris-Skeleton']").first().waitFor({ state: "detached" });
      seen[path] = await asTyped(page);
    }
    expect(ran).toEqual([]);
    // a page that did not show it would prove nothing
    const silent = Object.entries(pages).filter(([path, least]) => (seen[path] ?? 0) < least);
    expect(silent.map(([path]) => [path, seen[path]])).toEqual([]);
  }, 240_000);

  it("runs nowhere in the shop, in the account, at the till or on a friend's page", async () => {
    const page = await world.open();
    const ran = await watch(page);
    const { referral } = await world.api<{ referral: { code: string } }>(shop, `members/${member}`);
    const store = world.local.ready.store;
    const guest = await world.open();
    const ranForGuest = await watch(guest);
    await enterShop(world, guest, { shop });
    const seen: Record<string, number> = {};
    for (const path of [`/apps/fidelio/friend/${referral.code}`, "/apps/fidelio/terms", "/pages/loyalty"]) {
      await guest.goto(`${store}${path}`);
      seen[`guest ${path}`] = await asTyped(guest);
    }
    await signIn(await enterShop(world, page, { shop }), email, firstName);
    for (const path of ["/", "/pages/loyalty", "/apps/fidelio/referrals", "/cart", "/account/pages/fidelio-account"]) {
      await page.goto(`${store}${path}`);
      if (path === "/") {
        await page
          .locator(".fid-launcher, [data-fidelio-launcher], #fidelio-launcher")
          .first()
          .click({ timeout: 5_000 })
          .catch(() => undefined);
      }
      await world.settled();
      seen[path] = await asTyped(page);
    }
    await page.goto(`${store}/pos?shop=${shop}&customers=${member}`);
    await world.settled();
    seen["/pos"] = await asTyped(page);
    expect([...ran, ...ranForGuest]).toEqual([]);
    for (const path of ["guest /pages/loyalty", "/pages/loyalty", `guest /apps/fidelio/friend/${referral.code}`, "/apps/fidelio/referrals"])
      expect([path, (seen[path] ?? 0) > 0]).toEqual([path, true]);
  }, 240_000);
});
