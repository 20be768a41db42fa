import type { CheckoutState } from "../../host-state";
import { inTurn, takeParts, type PageActs, type PageTools } from "./page-acts";

/** What the server made of a change: what it answers the extension, the checkout as it is now, and its page. */
interface Changed {
  result: { type: "success" } | { type: "error"; message: string };
  state: CheckoutState;
  /** HTML; its parts that bear `data-part` take the place of those on the page */
  page: string;
}

const formOf = () => document.querySelector<HTMLFormElement>("form.checkout__form")!;

/** The checkout's own form goes on without leaving the page, so that extensions stay as they are and see what changes. */
export function checkoutPage({ change }: PageTools): PageActs {
  const send = inTurn(async (more: Record<string, string>): Promise<Changed["result"]> => {
    const fields = new URLSearchParams([...new FormData(formOf())].map(([name, value]) => [name, String(value)]));
    for (const [name, value] of Object.entries(more)) fields.set(name, value);
    const answer = await fetch(`${location.pathname.replace(/\/$/u, "")}/changes`, { method: "POST", body: fields });
    if (!answer.ok) throw new Error(`The checkout answers ${answer.status}.`);
    const { result, state, page } = (await answer.json()) as Changed;
    takeParts(page);
    change(state);
    return result;
  });
  formOf().addEventListener("submit", (event) => {
    const button = event.submitter as HTMLButtonElement | null;
    if (button === null || button.name === "place") return;
    event.preventDefault();
    void send({ [button.name]: button.value }).then(() => {
      const typed = formOf().elements.namedItem("discount");
      if (typed instanceof HTMLInputElement) typed.value = "";
    });
  });
  for (const name of ["shipping", "country"])
    formOf().addEventListener("change", (event) => (event.target as HTMLInputElement).name === name && void send({}));
  return { act: (name, [asked]) => send({ change: JSON.stringify({ call: name, ...(asked as object) }) }) };
}
