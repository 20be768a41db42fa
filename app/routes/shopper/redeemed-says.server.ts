import { uiWords } from "../../face/ui-words";
import type { MemberFace } from "../../face/public-face";
import type { ShopTx } from "../../db/tenancy.server";
import type { CartFacts } from "../../loyalty/cart-facts";
import type { Language } from "../../loyalty/words";
import { liveVersion } from "../../programs/versions.server";
import { notesOnCart } from "../../redemptions/offer.server";

interface Redeemed {
  id: string;
  code: string | null;
  waiting: boolean;
  /** no code for the cart */
  isGift: boolean;
  member: MemberFace | null;
  /** its key */
  reward: string;
  /** that it was redeemed for */
  cart: CartFacts | undefined;
}

/** What has come of a redemption and what is to do with it, in the language of whoever redeemed. */
export async function redeemedSays(tx: ShopTx, language: Language, redeemed: Redeemed): Promise<string> {
  const { id, code, waiting, isGift, member, reward, cart } = redeemed;
  const live = await liveVersion(tx);
  const notes = live && cart && (await notesOnCart(tx, live.program, reward, cart));
  const ui = uiWords(language, live?.program.formOfAddress ?? "vous");
  if (waiting) return ui["redeem_waiting"] ?? "";
  if (!isGift) {
    const said = [(ui["redeemed"] ?? "").replace("{code}", code ?? "")];
    if (notes?.partly) said.push(ui["note_partly"] ?? "");
    if (notes?.unjudged) said.push(ui["note_currency"] ?? "");
    return said.join(" ");
  }
  const texts = member?.texts[language] ?? Object.values(member?.texts ?? {})[0];
  const at = member?.received.findIndex((one) => one.id === id) ?? -1;
  return texts?.received[at]?.says ?? ui["received"] ?? "";
}
