import { describe, expect, it, vi } from "vitest";
import { line, read, says, summaryOf, useCheckout, type Opened } from "./checkout.fixture";

const page = useCheckout("purchase.thank-you.block.render");
const earned = {
  body: { known: true, points: 48, says: ["You earned 48 points with this order.", "They can be spent from 5 December 2026."] },
};
const unknown = { body: { known: false, points: 0, says: [] } };

function nothingEarned(): Opened["summary"] & object {
  const { program, words } = summaryOf({});
  return { program: { ...program!, earning: false, product: null }, words: { ...words!, rate: null } };
}

describe("the block of the thank-you page", () => {
  it("says what the order earned and from when it can be spent", async () => {
    page.answer("order", earned);
    page.shopify().orderConfirmation.value.order.id = "gid://shopify/OrderIdentity/5881974834746";
    await page.open();
    await says("You earned 48 points with this order.");
    expect(read()).toContain("They can be spent from 5 December 2026.");
    expect(read()).toContain("Your balance: 1,250 points");
    expect(read()).not.toContain("Invite friends");
    expect(page.asked.at(-1)?.path).toBe("order?id=5881974834746&language=en&surface=checkout");
  });

  it("leads a member to what they hand on, where friends can be brought", async () => {
    page.answer("order", earned);
    const { program, words } = summaryOf({});
    const invite = { offer: "You get 200 points for each friend.", text: "For your first order", subject: "An invitation" };
    await page.open({ summary: { program: { ...program!, referrals: true }, words: { ...words!, invite } } });
    await says("Invite friends");
    const links = () => [...document.body.querySelectorAll("s-link")].map((one) => one.getAttribute("href"));
    for (const part of ["You get 200 points for each friend.", "Your link", "Copy the link"]) expect(read()).toContain(part);
    expect(document.body.querySelector("s-clipboard-item")?.getAttribute("text")).toBe(
      "https://shop.example/apps/fidelio/friend/ADA-ROSES",
    );
    expect(links()[0]).toBe(
      `https://wa.me/?text=${encodeURIComponent("For your first order https://shop.example/apps/fidelio/friend/ADA-ROSES")}`,
    );
    expect(links().at(-1)).toContain("/apps/fidelio/referrals");
  });

  it("leads who has no link yet to the page that makes one", async () => {
    page.answer("order", earned);
    const { program } = summaryOf({});
    await page.open({ member: "fresh", summary: { program: { ...program!, referrals: true } } });
    await says("Invite friends");
    expect([...document.body.querySelectorAll("s-link")].map((one) => one.getAttribute("href"))).toEqual([
      "https://mock-shop.myshopify.com/apps/fidelio/referrals",
    ]);
  });

  it("says what it will earn until the app has heard of it, and looks again", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 100 });
    page.shopify().lines.value = [line(48.2)];
    page.answer("order", unknown, "offline", earned);
    await page.open();
    await says("This order earns 60 points.");
    expect(read()).toContain("Your balance shows what this order earned in a moment.");
    await vi.advanceTimersByTimeAsync(5_000);
    await says("You earned 48 points with this order.");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.asked.filter(({ path }) => path.startsWith("order"))).toHaveLength(3);
  });

  it("tells guests what waits for them", async () => {
    page.shopify().lines.value = [line(48.2)];
    await page.open({ guest: true });
    await says("This order earns members 48 points.");
    expect(read()).toContain("Sign in or create an account with the e-mail address of this order to receive its points.");
    expect(document.body.querySelector("s-link")?.getAttribute("href")).toContain("/customer_authentication/login?return_to=%2Faccount");
    expect(page.asked).toHaveLength(1);
  });

  it.each<[string, Opened]>([
    ["to guests where the merchant hides it", { guest: true, settings: { hide_guests: true } }],
    ["while nobody may see the program", { summary: { program: null, words: null, member: null } }],
    ["of an order that earns nothing", { guest: true, summary: nothingEarned() }],
  ])("says nothing %s", async (_, how) => {
    await page.open(how);
    await vi.waitFor(() => expect(document.body.innerHTML).toBe(""));
  });

  it("is silent where nobody answers: the order is placed", async () => {
    page.answer("summary", "offline");
    await page.open();
    await vi.waitFor(() => expect(document.body.innerHTML).toBe(""));
  });
});
