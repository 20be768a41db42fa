import { ask, refuse } from "./ask";
import { addOne, apply, changeCart, quantityOf, readCart, takeOff } from "./cart";
import { draw } from "./draw";
import { factsOf } from "./facts";
import { say, word } from "./page";

/** How often, and in which milliseconds, a code that is being made is asked for. */
const tries = 5;
const pause = 3000;

/**
 * Exchanges points: the cart is shown to the app first, so that nothing is spent on a code that cannot count there. A product lies
 * in the cart before its code is made, since it may be sold out.
 */
export async function redeem(form: HTMLFormElement): Promise<void> {
  const fields = new FormData(form);
  const variant = (fields.get("variant") ?? "") as string;
  const cart = await readCart();
  let added = false;
  if (variant && cart && quantityOf(cart, variant) === 0) {
    added = await addOne(variant);
    if (!added) return say(word("sold_out"));
  }
  // as it is without what becomes free: that counts towards no minimum
  if (cart?.currency) fields.set("cart", JSON.stringify(factsOf(cart)));
  const answer = await ask("redeem", fields);
  if (answer.reason) {
    if (added) await changeCart({ updates: { [variant]: 0 } });
    return refuse(answer);
  }
  draw(answer);
  if (answer.code === null) say(answer.says!);
  for (let left = tries; answer.code === null && answer.waiting && left > 0; left -= 1) {
    await new Promise((done) => setTimeout(done, pause));
    const now = await ask("summary");
    draw(now);
    const made = now.member?.codes.find(({ id }) => id === answer.id);
    if (made) Object.assign(answer, { code: made.code, says: word("redeemed").replace("{code}", made.code) });
  }
  if (!answer.code) return;
  const applied = answer.applies ? await apply(answer.code, variant) : "";
  draw(answer);
  say(`${answer.says} ${applied}`.trim());
}

/** Gives a code back; what it had put into the cart leaves with it. */
export async function giveBack(form: HTMLFormElement): Promise<void> {
  const card = form.closest("li")!;
  const code = card.querySelector("code")!.textContent!;
  const answer = await ask("give-back", new FormData(form));
  if (answer.reason) return refuse(answer);
  await takeOff(code, card.dataset["variant"]);
  draw(answer);
  say(word("given_back"));
}
