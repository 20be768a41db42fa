import { hosted } from "./hosted";
import type { Seat, SeenPage } from "./pages";

function of(part: SeenPage["part"], as: SeenPage["as"], name: string, says: string, open: (seat: Seat) => Promise<unknown>): SeenPage {
  return { name, says, scene: "running", part, as, open: async (seat) => void (await open(seat)) };
}

const at = async ({ world, page }: Seat, path: string, target?: string) => {
  await page.goto(`${world.local.ready.store}${path}`);
  return hosted(page, target);
};

/** What the customer account shows of the program: a page of its own, and two blocks. */
export const accountPages: readonly SeenPage[] = [
  of("account", "member", "account-page", "The member's page: points, tier, rewards, codes, lots, history, terms and leaving.", (seat) =>
    at(seat, "/account/pages/fidelio-account"),
  ),
  of("account", "member", "account-profile", "The profile says what the member has.", (seat) => at(seat, "/account/profile")),
  of("account", "member", "account-order", "An order's page says what it earned and from when.", (seat) =>
    at(seat, `/account/orders/${seat.facts.order}`),
  ),
];

const till = async (seat: Seat, query: Record<string, string> = {}) => {
  const { world, shop, language } = seat;
  await world.control("visitor", { language });
  return at(seat, `/pos?${new URLSearchParams({ shop, ...query }).toString()}`);
};

/** The register: its tile, a customer's page with the block, and the member's page that both open. */
export const tillPages: readonly SeenPage[] = [
  of("till", "merchant", "till-home", "The register, with a tile that says nothing of anybody.", (seat) => till(seat)),
  of("till", "merchant", "till-customer", "A customer at the till, with what they have.", (seat) =>
    till(seat, { customer: seat.facts.member }),
  ),
  of("till", "merchant", "till-rewards", "What the member can have, on the same terms as online.", async (seat) => {
    const block = await till(seat, { customer: seat.facts.member });
    await block.locator("s-button:not([disabled])").first().click();
    await hosted(seat.page, "pos.customer-details.action.render");
  }),
];
