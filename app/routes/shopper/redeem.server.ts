import { v5 } from "uuid";
import { z } from "zod";
import type { RedeemAnswer } from "../../face/proxy-answers";
import { readFaceOfToday } from "../../face/read.server";
import { memberOfCustomer } from "../../members/member-rows.server";
import { redeem } from "../../redemptions/redeem.server";
import { Refused } from "./refusal";
import { returnPath } from "./return-path";
import type { ShopperHandler } from "./request";
import { isVisible, noteVisit } from "./visible.server";

const sent = z.object({ reward: z.string().min(1).max(64), redemption: z.string().regex(/^[\w-]{1,64}$/u) });

/** Names are made in here, so that nobody can name another's redemption. */
const namespace = "6f0f5b0e-2f0e-5b0c-9a53-3b1d6f0c2a11";

/**
 * redeem {reward, redemption}: exchanges points for a code. `redemption` is what the page holds of the member's face: the
 * same again, however often and at once, is the same redemption, and nobody else's.
 */
export const redeemReward: ShopperHandler = async ({ customerId, fields, inShop, shopId, surface }) => {
  const asked = sent.safeParse(fields);
  if (!asked.success) throw new Refused("unavailable");
  const { reward, redemption } = asked.data;
  const memberId = await inShop(async (tx) => {
    if (!(await isVisible(tx))) throw new Refused("reward-unavailable");
    await noteVisit(tx, customerId);
    return (await memberOfCustomer(tx, customerId))?.id ?? null;
  });
  if (memberId === null) throw new Refused("not-member");
  const name = `${shopId}/${memberId}/${redemption}/${reward}`;
  const view = await redeem(shopId, {
    id: v5(name, namespace),
    discountId: v5(`${name}/discount`, namespace),
    customerId,
    reward,
    surface,
  });
  if (view.status === "failed") throw new Refused("reward-unavailable");
  // a page from before that code was used or given back: nothing is spent by sending it again
  if (view.status !== "issued" && view.status !== "reserved") throw new Refused("unavailable");
  const code = view.code ?? null;
  const body: RedeemAnswer = { member: await inShop((tx) => readFaceOfToday(tx, customerId)), code };
  const back = returnPath(fields["return"], "/cart");
  const to = code === null ? back : `/discount/${encodeURIComponent(code)}?redirect=${encodeURIComponent(back)}`;
  return { status: code === null ? 202 : 201, body, to };
};
