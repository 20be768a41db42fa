import { beginStep } from "./interactions";
import type { Office } from "./office";

const names = { search: /Search and filter/iu, sort: /Sort the results/iu };

/**
 * What a merchant does in the list, on a member's page and in a form of the settings, in one document: the app's router carries
 * them on. Each step waits for its outcome, so that the next input meets a page at rest or at work as it would a person.
 */
export async function workADay({ page, frame }: Office): Promise<void> {
  const rest = () => page.waitForTimeout(600);
  const step = (name: string) => beginStep(frame, name);
  await step("search");
  await frame.getByRole("button", { name: names.search }).click();
  await frame.getByPlaceholder(/Search by name/u).pressSequentially("elodie dubois", { delay: 60 });
  await frame.waitForURL(/[?&]q=elodie/u);
  await rest();
  await step("clear the search");
  await frame.getByRole("button", { name: "Clear", exact: true }).first().click();
  await rest();
  await step("sort");
  await frame.getByRole("button", { name: names.sort }).click();
  await frame.getByRole("dialog").or(frame.locator(".Polaris-Popover")).getByText("Points available").click();
  await frame.waitForURL(/sort=available/u);
  await frame.getByRole("heading", { name: "Members" }).click();
  await rest();
  await step("filter by tier");
  await frame.getByRole("button", { name: "Tier" }).click();
  await frame.getByRole("checkbox", { name: "Gold" }).click();
  await frame.waitForURL(/tier=gold/u);
  await frame.getByRole("heading", { name: "Members" }).click();
  await rest();
  await step("open a member");
  await frame.locator("tbody tr a").first().click();
  await frame.getByRole("button", { name: "Adjust points" }).waitFor();
  await step("give points");
  await frame.getByRole("button", { name: "Adjust points" }).click();
  const dialog = frame.getByRole("dialog");
  await dialog.getByLabel("Points", { exact: false }).first().pressSequentially("5");
  await dialog.getByLabel("Reason").pressSequentially("Late parcel", { delay: 40 });
  await dialog.getByRole("button", { name: "Adjust" }).click();
  await page.getByRole("status").getByText("Points adjusted").waitFor();
  await rest();
  await step("change a setting");
  await page.getByRole("link", { name: "Settings" }).first().click();
  await frame.getByRole("link", { name: /Goodwill and limits/u }).click();
  await frame.getByRole("button", { name: "Add a grant" }).click();
  await frame
    .getByLabel("Occasion")
    .last()
    .pressSequentially(`Late ${Date.now() % 100_000}`, { delay: 40 });
  await frame.getByLabel("Points", { exact: true }).last().fill("50");
  await page.getByRole("region", { name: "Unsaved changes" }).getByRole("button", { name: "Save" }).click();
  await page.getByRole("status").last().waitFor();
  await rest();
}
