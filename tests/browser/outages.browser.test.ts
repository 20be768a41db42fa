import { afterEach, describe, expect, it } from "vitest";
import { demoProgram, frenchDemoProgram } from "../../app/loyalty/default-program";
import { awake, openAdmin, seeToast } from "./merchant";
import { openShop } from "./open-shop";
import { addMember, placeOrder } from "./people";
import { enterShop, fillCart, signIn, wordsOf } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
const words = wordsOf("en");
afterEach(() => world.control("admin-api", { error: 0 }));

interface Balance {
  available: number;
  pending: number;
  held: number;
}
const balanceOf = async (where: string, customer: string) => (await world.api<{ balance: Balance }>(where, `members/${customer}`)).balance;
const granted = async (where: string, order: string) =>
  (await world.api<{ points: { granted: number } }>(where, `orders/${order}`)).points.granted;
const auditHolds = async (where: string) => (await world.api<{ ok: boolean }>(where, "ledger/audit")).ok;

describe("while Shopify does not answer", () => {
  it("a redemption is kept and its code comes later; the admin opens, and the storefront catches up", async () => {
    await openShop(world, shop, demoProgram);
    const customer = await addMember(world, shop, { email: "ines@away.example", firstName: "Ines", points: 500 });
    await world.settled();
    const page = await world.open();
    const shopper = await enterShop(world, page, { shop });
    await signIn(shopper, "ines@away.example", "Ines");
    await fillCart(shopper, 3_000);
    const panel = page.getByRole("dialog", { name: words.panel });
    const openPanel = async () => {
      await page.getByRole("button", { name: words.launcher }).click();
      await page.locator("#fidelio-panel:modal").waitFor();
    };

    await world.control("admin-api", { error: 1 });
    await openPanel();
    const reward = panel.locator("[data-reward='five-off']");
    await reward.locator("summary").click();
    await reward.getByRole("button", { name: /Redeem/u }).click();
    await panel.getByText("Your code is being made. It appears here in a moment.").first().waitFor();
    expect(await balanceOf(shop, customer)).toMatchObject({ available: 300, held: 200 });

    // the merchant's pages open, and say what is not known
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop, path: `/members/${customer}` });
    await admin.getByRole("tab", { name: "Rewards" }).click();
    await admin.getByText("The code is being made at Shopify.").waitFor();
    await openAdmin(world, office, { shop });
    await admin.getByRole("heading", { name: "Status" }).waitFor();
    await openAdmin(world, office, { shop, path: "/settings/plan" });
    await admin.getByText("Shopify does not answer at the moment. This is the plan that we knew last.").waitFor();

    // Shopify is back
    await world.control("admin-api", { error: 0 });
    const code = panel.locator("[data-codes] code").first();
    await expect
      .poll(
        async () => {
          await page.reload();
          await openPanel();
          return (await code.count()) > 0 ? await code.textContent() : null;
        },
        { timeout: 150_000, interval: 1_000 },
      )
      .toMatch(/\S{6,}/u);
    await panel.getByText("300 points", { exact: true }).first().waitFor();
    expect(await balanceOf(shop, customer)).toMatchObject({ available: 300, held: 200 });
    expect(await auditHolds(shop)).toBe(true);
    // the pauses between a job's tries grow while Shopify is away
  }, 240_000);
});

/** the gap is granted or not, and the storefront tells the truth again either way */
const returns = [
  { title: "after an hour, granting the gap", shop, program: demoProgram, prefix: "", away: "PT1H", length: "1 hour", grants: true },
  {
    title: "after a week, without granting it",
    shop: "demo-fr.myshopify.com",
    program: frenchDemoProgram,
    prefix: "/en",
    away: "P7D",
    length: "7 days",
    grants: false,
  },
];

describe.each(returns)(
  "a shop that uninstalls the app and comes back $title",
  { retry: 0 },
  ({ shop: where, program, prefix, away, length, grants }) => {
    it("is paused until the merchant decides about the orders of the gap", async () => {
      await openShop(world, where, program);
      const email = `vera@${away.toLowerCase()}.example`;
      const customer = await addMember(world, where, { email, firstName: "Vera", points: 300 });
      const before = await placeOrder(world, where, { customer, price: "80.00" });
      await world.settled();
      const page = await world.open();
      const shopper = await enterShop(world, page, { shop: where, prefix });
      await signIn(shopper, email, "Vera");
      const home = `${world.local.ready.store}${prefix}/`;
      await page.goto(home);
      await page.getByRole("button", { name: words.launcher }).waitFor();

      await world.control("uninstall", { shop: where });
      await world.settled();
      await page.goto(home);
      expect(await page.getByRole("button", { name: words.launcher }).count()).toBe(0);
      const within = await placeOrder(world, where, { customer, price: "40.00" });
      const { lines } = await world.control<{ lines: Array<{ id: string }> }>(`orders/${before}?shop=${where}`);
      await world.control(`orders/${before}/refunds`, { shop: where, lines: [{ line: lines[0]!.id, quantity: 1 }] });
      await world.control("clock", { advance: away });

      // through the page that asks for the permissions
      const office = await world.open();
      const admin = await openAdmin(world, office, { shop: where });
      await office.getByRole("button", { name: "Install" }).click();
      await admin.getByText("The app is paused since you came back").waitFor();
      await awake(office);
      await world.settled();
      expect(await balanceOf(where, customer)).toMatchObject({ available: 300, pending: 80 });
      await admin
        .getByRole("link", { name: "Decide" })
        .or(admin.getByRole("button", { name: "Decide" }))
        .click();
      await admin.getByText(`The app was away for ${length}`).waitFor();
      await awake(office);
      await admin.getByRole("button", { name: "See what resuming would grant" }).click();
      await admin.getByText("1 order was placed.").waitFor();
      await admin.getByText("1 of them would earn points: 40 in all.").waitFor();
      await admin.getByText("Points that refunds of earlier orders take back, whatever you choose: 80.").waitFor();
      if (grants) await admin.getByRole("button", { name: "Resume and grant" }).click();
      else {
        await admin.getByRole("button", { name: "Resume without granting" }).click();
        await admin.getByRole("dialog").getByRole("button", { name: "Resume without granting" }).click();
      }
      await seeToast(office, "Your shop is active again");
      await world.settled();

      expect(await granted(where, within)).toBe(grants ? 40 : 0);
      const after = await placeOrder(world, where, { customer, price: "10.00" });
      await world.settled();
      expect(await granted(where, after)).toBe(10);
      expect(await auditHolds(where)).toBe(true);
      expect(await balanceOf(where, customer)).toMatchObject({ available: 300, pending: (grants ? 40 : 0) + 10 });

      await page.goto(home);
      await page.getByRole("button", { name: words.launcher }).click();
      const panel = page.getByRole("dialog", { name: words.panel });
      await panel.getByText("300 points", { exact: true }).first().waitFor();
      await panel
        .getByText(grants ? /100 points/u : /60 points/u)
        .first()
        .waitFor();
    });
  },
);
