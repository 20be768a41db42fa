import { uiWords } from "../../face/ui-words";
import type { MemberFace } from "../../face/public-face";
import { liveVersion } from "../../programs/versions.server";
import type { ShopperRequest } from "./request";

interface Redeemed {
  id: string;
  code: string | null;
  waiting: boolean;
  /** no code for the cart */
  isGift: boolean;
  member: MemberFace | null;
}

/** What has come of a redemption and what is to do with it, in the language of whoever redeemed. */
export async function redeemedSays(request: Pick<ShopperRequest, "inShop" | "language">, redeemed: Redeemed): Promise<string> {
  const { id, code, waiting, isGift, member } = redeemed;
  const live = await request.inShop(liveVersion);
  const ui = uiWords(request.language, live?.program.formOfAddress ?? "vous");
  if (waiting) return ui["redeem_waiting"] ?? "";
  if (!isGift) return (ui["redeemed"] ?? "").replace("{code}", code ?? "");
  const texts = member?.texts[request.language] ?? Object.values(member?.texts ?? {})[0];
  const at = member?.received.findIndex((one) => one.id === id) ?? -1;
  return texts?.received[at]?.says ?? ui["received"] ?? "";
}
