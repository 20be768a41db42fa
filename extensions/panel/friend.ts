import { ask } from "./ask";
import { apply } from "./cart";
import { one } from "./page";

/** A friend enters an advocate's code: what the app says of it stands beside the field, and their own code goes into the cart. */
export async function friend(form: HTMLFormElement): Promise<void> {
  const says = one("[data-says]", form)!;
  says.textContent = "";
  form.dataset["state"] = "checking";
  const { reason, field, title, code, says: said } = await ask("friend", new FormData(form));
  form.dataset["state"] = reason ? "refused" : "accepted";
  for (const input of form.querySelectorAll("input")) input.ariaInvalid = String(input.name === field);
  says.textContent = (reason ? title : said)!;
  if (code) says.textContent += ` ${await apply(code)}`;
  else if (reason) one(`[name=${field}]`, form)?.focus();
}
