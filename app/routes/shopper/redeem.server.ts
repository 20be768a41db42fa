import { v5 } from "uuid";
import { z } from "zod";
import type { RedeemAnswer } from "../../face/proxy-answers";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import { readFaceWithGifts } from "../../face/read.server";
import { redeemAndTell } from "../../redemptions/redeem.server";
import type { RedemptionView } from "../../redemptions/redemption";
import type { RedemptionRequest } from "../../redemptions/reserve.server";
import { mayRedeem } from "./rate";
import { redeemedSays } from "./redeemed-says.server";
import { reasonOf, Refused } from "./refusal";
import { returnPath } from "./return-path";
import type { ShopperHandler } from "./request";
import { toldCart } from "./told-cart";
import { isVisible, noteVisit } from "./visible.server";

/** What a form leaves empty was not chosen. */
const chosen = <Shape extends z.ZodType>(shape: Shape) => z.preprocess((value) => (value === "" ? undefined : value), shape.optional());

const sent = z.object({
  reward: z.string().min(1).max(64),
  redemption: z.string().regex(/^[\w-]{1,64}$/u),
  points: chosen(z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)),
  variant: chosen(z.string().regex(/^\d{1,20}$/u)),
  cart: z.string().optional(),
});

/** Names are made in here, so that nobody can name another's redemption. */
const namespace = "6f0f5b0e-2f0e-5b0c-9a53-3b1d6f0c2a11";

/**
 * redeem {reward, redemption, points?, variant?, cart?}: exchanges points for a reward. `redemption` is what the page holds of the member's
 * face: the same again with the same choice, however often and at once, is the same redemption, and nobody else's. `cart`: what the shopper
 * has in it, so that no points are spent on a code that cannot count there.
 */
export const redeemReward: ShopperHandler = async (request) => {
  const { customerId, fields, language, shopId, surface } = request;
  if (!mayRedeem(`${shopId}/${customerId}`)) throw new Refused("rate-limited");
  const asked = sent.safeParse(fields);
  if (!asked.success)
    throw new Refused(asked.error.issues.some(({ path }) => path[0] === "points") ? "amount-out-of-range" : "unavailable");
  const { reward, redemption, points, variant } = asked.data;
  const cart = toldCart(asked.data.cart);
  let memberId: string | undefined;
  const ask = async (tx: ShopTx): Promise<RedemptionRequest> => {
    if (!(await isVisible(tx))) throw new Refused("reward-unavailable");
    const member = await noteVisit(tx, customerId);
    if (member === null) throw new Refused("not-member");
    memberId = member.id;
    const choice = points === undefined && variant === undefined ? "" : `/${points ?? ""}/${variant ?? ""}`;
    const name = `${shopId}/${member.id}/${redemption}/${reward}${choice}`;
    const discountId = v5(`${name}/discount`, namespace);
    return { id: v5(name, namespace), discountId, customerId, member, reward, points, variant, cart, surface };
  };
  const tell = async (tx: ShopTx, view: RedemptionView) => {
    const isGift = view.value.kind === "gift-card" || view.value.kind === "store-credit" || view.value.kind === "perk";
    const waiting = view.status === "reserved";
    const code = waiting ? null : (view.code ?? null);
    const member = await readFaceWithGifts(tx, customerId, memberId);
    const says = await redeemedSays(tx, language, { id: view.id, code, waiting, isGift, member, reward, cart });
    return { view, isGift, waiting, code, member, says };
  };
  const { view, isGift, waiting, code, member, says } = await redeemAndTell(shopId, { variant, cart }, { ask, tell }).catch(
    async (error: unknown) => {
      // what was refused was undone with the visit in it, which counts all the same
      if (reasonOf(error) !== null) await inShop(shopId, (tx) => noteVisit(tx, customerId));
      throw error;
    },
  );
  if (view.status === "failed") throw new Refused("reward-unavailable");
  // a page from before that code was used or given back: nothing is spent by sending it again
  if (view.status !== "issued" && view.status !== "reserved" && !(isGift && view.status === "used")) throw new Refused("unavailable");
  const body: RedeemAnswer = {
    member,
    id: view.id,
    kind: view.value.kind,
    code,
    waiting,
    applies: !isGift,
    variant: view.value.kind === "product" ? view.value.variantId : null,
    says,
  };
  return { status: waiting ? 202 : 201, body, to: nextPage(body, fields, request.back) };
};

/** Where a form without script leads: to the cart with the code in it, or back to where it was with a word of what became of it. */
function nextPage({ code, applies, variant, waiting }: RedeemAnswer, fields: Record<string, string>, back: string): string {
  if (code === null || !applies) return `${back}#fidelio-${waiting ? "redeem-waiting" : "received"}`;
  const cart = returnPath(fields["to"], "/cart");
  const apply = `/discount/${encodeURIComponent(code)}?redirect=${encodeURIComponent(cart)}`;
  return variant === null ? apply : `${cart}/add?id=${variant}&quantity=1&return_to=${encodeURIComponent(apply)}`;
}
