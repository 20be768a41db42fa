import { afterAll, describe, expect, it } from "vitest";
import { changeShop } from "../control/change-shop";
import { control, DEMO, FRENCH, testStore } from "../support/test-store";
import { placeAllTargets, placedOn } from "./placement";

const store = testStore();
afterAll(() => store.close());
const { world } = store.parts;
const shop = (domain: string) => world.state.shop(domain)!;
const targetsOn = (domain: string, page: Parameters<typeof placedOn>[1]) => placedOn(shop(domain), page).map(({ target }) => target);

describe("where extensions stand", () => {
  it("is nowhere before somebody places them", () => {
    expect(targetsOn(DEMO, "checkout")).toEqual([]);
    expect(targetsOn(DEMO, "admin-customer")).toEqual([]);
  });

  it("is everywhere in the demo, once where two places of a page show the same, and in steps of checkout for Plus only", () => {
    for (const domain of [DEMO, FRENCH]) placeAllTargets(world, domain);
    expect(targetsOn(DEMO, "checkout")).toHaveLength(1);
    expect(targetsOn(FRENCH, "checkout")).toEqual([]);
    for (const domain of [DEMO, FRENCH]) expect(targetsOn(domain, "thank-you")).toEqual(["purchase.thank-you.block.render"]);
    expect(targetsOn(FRENCH, "account-page")).toEqual(["customer-account.page.render"]);
  });

  it("goes with the plan, the accounts and the app, and comes back with them", () => {
    changeShop(world, shop(DEMO), { plan: "Basic" });
    expect(targetsOn(DEMO, "checkout")).toEqual([]);
    changeShop(world, shop(DEMO), { plan: "Shopify Plus", customerAccounts: "legacy" });
    expect(targetsOn(DEMO, "checkout")).toHaveLength(1);
    expect(targetsOn(DEMO, "account-profile")).toEqual([]);
    changeShop(world, shop(DEMO), { customerAccounts: "new", installed: false });
    expect(targetsOn(DEMO, "account-profile")).toEqual([]);
    changeShop(world, shop(DEMO), { installed: true });
    expect(targetsOn(DEMO, "account-profile")).toHaveLength(1);
  });

  it("is changed by the control API, which refuses what Shopify would not offer", async () => {
    const port = await store.listen(0);
    const post = (body: object) => control(`http://127.0.0.1:${port}`, "/control/extensions", body);
    const target = "purchase.checkout.block.render";
    const refused = await post({ shop: FRENCH, place: [{ target }] });
    expect(refused).toMatchObject({ status: 422, body: { error: expect.stringContaining("Shopify Plus") as string } });
    expect(await post({ place: [{ target: "nowhere" }] })).toMatchObject({ status: 422 });
    expect(await post({ place: [{ target, settings: { strange: 1 } }] })).toMatchObject({ status: 422 });
    const { body } = await post({
      place: [{ target, settings: { open: true } }],
      remove: [{ target: "purchase.checkout.reductions.render-after" }],
    });
    expect(body["targets"]).toContainEqual(expect.objectContaining({ target, placed: true, settings: { open: true } }));
    expect(targetsOn(DEMO, "checkout")).toEqual([target]);
  });
});
