import type { LotsAnswer } from "../../face/extension-answers";
import { readLotTexts } from "../../face/read-lots.server";
import { Refused } from "./refusal";
import type { ShopperHandler } from "./request";

/** lots?language=: the member's points by when they end. */
export const lots: ShopperHandler = async ({ customerId, inShop, language }) => {
  const read = await inShop((tx) => readLotTexts(tx, customerId, language));
  if (read === null) throw new Refused("not-member");
  const body: LotsAnswer = { lots: read };
  return { body };
};
