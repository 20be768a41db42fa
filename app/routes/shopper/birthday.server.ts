import { z } from "zod";
import { isFidelioError } from "../../base/errors";
import { birthdayWords } from "../../face/birthday-words";
import { readFaceWithGifts } from "../../face/read.server";
import { giveBirthday } from "../../members/occasions/birthdays.server";
import { Refused } from "./refusal";
import type { ShopperHandler } from "./request";
import { isVisible } from "./visible.server";

const ticked = z.enum(["yes", "on", "true"]);
const sent = z.object({
  month: z.coerce.number().int(),
  day: z.coerce.number().int(),
  agree: ticked,
  age: ticked.optional().catch(undefined),
});

/** birthday {month, day, agree, age?}: the member's birthday, for the purpose that stands beside the form and no other. */
export const birthday: ShopperHandler = async ({ customerId, fields, inShop, language, surface }) => {
  const asked = sent.safeParse(fields);
  if (!asked.success) throw new Refused("birthday-missing");
  const { month, day, age } = asked.data;
  const body = await inShop(async (tx) => {
    if (!(await isVisible(tx))) throw new Refused("unavailable");
    const consent = { version: birthdayWords.version, language, surface };
    await giveBirthday(tx, customerId, { month, day, declaresAge: age !== undefined, consent }).catch((error: unknown) => {
      if (isFidelioError(error, "invalid_input")) throw new Refused("birthday-missing");
      if (isFidelioError(error, "conflict")) throw new Refused(error.detail["reason"] === "age" ? "age-not-declared" : "birthday-changed");
      throw error;
    });
    return { member: await readFaceWithGifts(tx, customerId) };
  });
  return { body };
};
