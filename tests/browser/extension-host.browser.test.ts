import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DevStore } from "../../devstore/create-store";
import { placeTarget } from "../../devstore/extensions/placement";
import { makeCode } from "../../devstore/support/shopper";
import { DEMO, testStore } from "../../devstore/support/test-store";
import { openBrowser, visit, type Visit } from "../support/browser";
import { extensionAt, extensionFaults } from "./extensions";

const target = "purchase.checkout.block.render";
let store: DevStore;
let browser: Browser;
let address: string;
const visits: Visit[] = [];

beforeAll(async () => {
  store = testStore();
  placeTarget(store.parts.world, store.parts.world.state.shop(DEMO)!, { target });
  makeCode(store, DEMO, "FIVE");
  address = `http://localhost:${await store.listen(0)}`;
  browser = await openBrowser();
});
afterEach(async () => {
  for (const { context } of visits.splice(0)) await context.close();
});
afterAll(async () => {
  await browser.close();
  await store.close();
});

/** A script as an extension's bundle is, of Preact and what stands in `body`. */
async function bundle(body: string): Promise<string> {
  const contents = `
    import "@shopify/ui-extensions/preact";
    import { render } from "preact";
    ${body}
    shopify.extend("${target}", () => render(<Sample />, document.body));`;
  const { outputFiles } = await build({
    stdin: { contents, loader: "tsx", resolveDir: process.cwd() },
    bundle: true,
    write: false,
    jsx: "automatic",
    jsxImportSource: "preact",
    target: "es2020",
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}

/** Checkout with one thing in the cart, and the sample in the block's place. */
async function checkoutWith(body: string): Promise<{ page: Page; faults: string[] }> {
  const made = await visit(browser);
  visits.push(made);
  const { page, faults } = made;
  const script = await bundle(body);
  await page.route("**/extension-host/bundle/*.js", (route) => route.fulfill({ body: script, contentType: "text/javascript" }));
  await page.goto(`${address}/collections/all?shop=${DEMO}`);
  await page.locator("main a[href*='/products/']").first().click();
  await page.locator("button[name=add]").click();
  await page.waitForURL(/\/cart$/u);
  await page.goto(`${address}/checkout`);
  return { page, faults };
}

describe("a host's signals", () => {
  it("draw the extension anew when it changes the checkout, and when the shopper does", async () => {
    const { page, faults } = await checkoutWith(`
      const Sample = () => (
        <s-stack>
          <s-text>{"codes: " + shopify.discountCodes.value.map((one) => one.code).join()}</s-text>
          <s-text>{"off: " + shopify.discountAllocations.value.map((one) => one.discountedAmount.amount).join()}</s-text>
          <s-button onClick={() => shopify.applyDiscountCodeChange({ type: "addDiscountCode", code: "FIVE" })}>Use it</s-button>
        </s-stack>
      );`);
    const block = extensionAt(page, target);
    await block.getByText("codes:", { exact: true }).waitFor();
    await block.getByRole("button", { name: "Use it" }).click();
    await block.getByText("codes: FIVE").waitFor();
    await block.getByText("off: 5").waitFor();
    await page.locator('[data-code="FIVE"][data-applicable="true"]').waitFor();
    // the page's own button, without leaving the page
    await page.getByRole("button", { name: "Remove the code FIVE" }).click();
    await block.getByText("codes:", { exact: true }).waitFor();
    await page.locator("#discount").fill("FIVE");
    await page.locator("button[name=apply]").click();
    await block.getByText("codes: FIVE").waitFor();
    expect(faults).toEqual([]);
  });
});

describe("what neither Shopify nor the stand-in has", () => {
  it.each([
    ["an element of another surface", "<s-admin-block />", "has no <s-admin-block>"],
    ["an element of nobody", "<s-sparkle />", "has no <s-sparkle>"],
    ["HTML", "<div>plain</div>", "draws no <div>"],
    ["one that is not drawn here", "<s-map />", "The stand-in store draws no <s-map>"],
    ["an attribute", '<s-button shiny="very">x</s-button>', "<s-button> has no shiny"],
    ["an event", "<s-text onClick={() => undefined}>x</s-text>", '<s-text> tells of no "click"'],
    ["a member of shopify", "<s-text>{String(shopify.cart)}</s-text>", "has no shopify.cart"],
    ["a deeper one", "<s-text>{String(shopify.cost.tipAmount)}</s-text>", "has no cost.tipAmount"],
    ["a key of its words", '<s-text>{shopify.i18n.translate("nowhere.to.be.found")}</s-text>', 'has no "nowhere.to.be.found"'],
  ])("is named: %s", async (_, element, sentence) => {
    const { page, faults } = await checkoutWith(`const Sample = () => ${element};`);
    await page.locator(".extension-fault").first().waitFor();
    expect((await extensionFaults(page)).join()).toContain(sentence);
    expect(faults.join()).toContain(sentence);
  });
});

describe("elements", () => {
  it("are what they say, by role and name, and by keyboard", async () => {
    const { page, faults } = await checkoutWith(`
      import { useState } from "preact/hooks";
      const Sample = () => {
        const [said, say] = useState("");
        return (
          <s-section heading="Sample">
            <s-form onSubmit={() => say("sent")}>
              <s-number-field label="How many" controls="stepper" min={10} max={30} step={10} value="10" onChange={(event) => say("number " + event.currentTarget.value)} />
              <s-select label="Which" value="b" onChange={(event) => say("select " + event.currentTarget.value)}>
                <s-option value="a">First</s-option><s-option value="b">Second</s-option>
              </s-select>
              <s-choice-list label="One of" name="one" onChange={(event) => say("choice " + event.currentTarget.values.join())}>
                <s-choice value="x">Ex</s-choice><s-choice value="y">Why</s-choice>
              </s-choice-list>
              <s-checkbox label="Agreed" onChange={(event) => say("checked " + event.currentTarget.checked)} />
              <s-text-field label="Code" onInput={(event) => say("typed " + event.currentTarget.value)} />
              <s-button type="submit">Send</s-button>
            </s-form>
            <s-details><s-summary>More</s-summary><s-text>Inside</s-text></s-details>
            <s-button command="--show" commandFor="ask">Ask</s-button>
            <s-modal id="ask" heading="Sure?"><s-button slot="primary-action" command="--hide" commandFor="ask" onClick={() => say("yes")}>Yes</s-button></s-modal>
            <s-text>{"said: " + said}</s-text>
          </s-section>
        );
      };`);
    const block = extensionAt(page, target);
    const says = (text: string) => block.getByText(`said: ${text}`, { exact: true }).waitFor();
    await block.getByRole("button", { name: "Increase: How many" }).click();
    await says("number 20");
    await block.getByRole("combobox", { name: "Which" }).selectOption("a");
    await says("select a");
    await block.getByRole("radio", { name: "Why" }).check();
    await says("choice y");
    await block.getByRole("checkbox", { name: "Agreed" }).check();
    await says("checked true");
    await block.getByRole("textbox", { name: "Code" }).fill("abc");
    await says("typed abc");
    await block.getByRole("textbox", { name: "Code" }).press("Enter");
    await says("sent");
    await block.getByText("More").click();
    await block.getByText("Inside").waitFor();
    await block.getByRole("button", { name: "Ask" }).press("Enter");
    await block.getByRole("dialog", { name: "Sure?" }).waitFor();
    await block.getByRole("button", { name: "Yes" }).click();
    await block.getByRole("dialog", { name: "Sure?" }).waitFor({ state: "hidden" });
    await says("yes");
    expect(faults).toEqual([]);
  });
});
