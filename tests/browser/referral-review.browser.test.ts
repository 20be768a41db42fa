import { beforeAll, describe, expect, it } from "vitest";
import type { FrameLocator } from "playwright-core";
import { demoProgram } from "../../app/loyalty/default-program";
import { ofThisTry } from "./attempt";
import { openAdmin, seeToast } from "./merchant";
import { openShop } from "./open-shop";
import { aMinuteLater, addMember } from "./people";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
const home = { firstName: "Ada", lastName: "Marsh", street: "4 Mill Lane", second: "Flat 2", city: "Leeds", zip: "LS1 4AB", country: "GB" };
const phone = "+447700900123";

beforeAll(async () => {
  await openShop(world, shop, demoProgram);
  // Shopify tells of the plan
  await world.control("shop", { shop, appPlan: "Growth" });
  await world.settled();
});

/** A friend who is the advocate under another address: the code is claimed, and the order goes to the advocate's door and number. */
async function heldReferral(name: string): Promise<{ customer: string; friend: string }> {
  const customer = await addMember(world, shop, { email: `${name}@review.example`, firstName: "Ada" });
  await world.control(`customers/${customer}`, { shop, phone, address: home });
  await world.settled();
  const { referral } = await world.api<{ referral: { code: string } }>(shop, `members/${customer}`);
  const friend = ofThisTry(`${name}.too@review.example`);
  const claim = await fetch(`${world.local.ready.store}/apps/fidelio/friend?shop=${shop}`, {
    method: "POST",
    headers: { accept: "application/json", "user-agent": "Mozilla/5.0" },
    body: new URLSearchParams({ code: referral.code, email: friend }),
  });
  expect(claim.status, await claim.text()).toBeLessThan(300);
  await aMinuteLater(world);
  await world.control("orders", { shop, email: friend, phone, address: home, lines: [{ title: "Lantern", price: "90.00" }] });
  await world.settled();
  return { customer, friend };
}

const available = async (customer: string) =>
  (await world.api<{ balance: { available: number } }>(shop, `members/${customer}`)).balance.available;
/** What is pressed may still be drawn anew: it is pressed until what it opens stands there. */
async function ask(admin: FrameLocator, act: string): Promise<ReturnType<FrameLocator["getByRole"]>> {
  const dialog = admin.getByRole("dialog");
  await admin.getByRole("button", { name: act, exact: true }).first().click();
  await dialog.waitFor();
  return dialog;
}

describe("referrals that are held", () => {
  it("wait on Home, are seen side by side, approved, rejected with a reason, and taken back", async () => {
    const one = await heldReferral("one");
    const other = await heldReferral("other");
    const office = await world.open();
    const admin = await openAdmin(world, office, { shop });
    await admin.getByText(/^\d+ referrals wait for you$/u).waitFor();
    await admin.getByRole("link", { name: "Review", exact: true }).click();

    // the reasons, and both sides beside each other
    await admin.getByRole("heading", { name: "Why it is held" }).waitFor();
    await admin.getByText("No referral with this was decided yet.").first().waitFor();
    const evidence = admin.getByRole("table");
    await evidence.getByRole("columnheader", { name: "Advocate" }).waitFor();
    await evidence.getByText("4 Mill Lane").nth(1).waitFor();
    await evidence.getByText(one.friend).waitFor();
    await evidence.getByRole("rowheader", { name: /Phone.*Noticed/su }).waitFor();

    // rejected: a reason is asked for, beside the choice
    const rejecting = await ask(admin, "Reject");
    await rejecting.getByRole("button", { name: "Reject", exact: true }).click();
    await rejecting.getByText("Choose what the advocate reads.").waitFor();
    await rejecting.getByText("It looks like a purchase of one’s own.").click();
    await rejecting.getByRole("button", { name: "Reject", exact: true }).click();
    await seeToast(office, "Referral rejected");
    await admin
      .getByText(/Of 1 referral with this that were decided, 1 was rejected/u)
      .first()
      .waitFor();

    // the next one stands there; approved, it goes on to its reward
    await admin.getByRole("table").getByText(other.friend).waitFor();
    const approving = await ask(admin, "Approve");
    await approving.getByRole("button", { name: "Approve", exact: true }).click();
    await seeToast(office, "Referral approved");
    await admin.getByText("No referral waits for you").waitFor();
    await world.control("clock", { advance: "P15D" });
    await world.settled();
    expect([await available(one.customer), await available(other.customer)]).toEqual([0, 200]);

    // both are taken back: what the second one gave comes back
    for (const left of [1, 0]) {
      const undoing = await ask(admin, "Undo");
      await undoing.getByRole("button", { name: "Undo", exact: true }).click();
      await seeToast(office, "Decision undone");
      await expect.poll(() => admin.getByRole("button", { name: "Undo", exact: true }).count()).toBe(left);
    }
    expect(await available(other.customer)).toBe(0);

    // the whole story of one, for whoever is asked about it
    await admin.getByRole("link", { name: "The whole story" }).click();
    await admin.getByRole("heading", { name: "What happened" }).waitFor();
    await admin.getByText(/^Rejected by /u).waitFor();
    await admin.getByText(/^Decision undone by /u).waitFor();
  });

  it("are decided by keyboard on a phone, in French", async () => {
    await heldReferral("trois");
    const office = await world.open({ width: 390, locale: "fr-FR" });
    const admin = await openAdmin(world, office, { shop, path: "/referrals/review", language: "fr" });
    await admin.getByRole("heading", { name: "Pourquoi il est retenu" }).waitFor();
    await admin.getByRole("rowheader", { name: /Téléphone.*Remarqué/su }).waitFor();
    const body = office.frame({ name: "app-iframe" })!;
    expect(await body.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await admin.getByRole("button", { name: "Refuser", exact: true }).focus();
    await office.keyboard.press("Enter");
    const dialog = admin.getByRole("dialog");
    await dialog.getByRole("radio", { name: /conditions du programme/u }).focus();
    await office.keyboard.press("Space");
    await dialog.getByRole("button", { name: "Refuser", exact: true }).focus();
    await office.keyboard.press("Enter");
    await office.locator(".toast", { hasText: "Parrainage refusé" }).first().waitFor();
  });
});
