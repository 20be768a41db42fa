import type { PosState } from "../../host-state";
import { inTurn, takeParts, type PageActs, type PageTools } from "./page-acts";

interface Changed {
  state: PosState;
  /** HTML; its parts that bear `data-part` take the place of those on the page */
  page: string;
  value?: unknown;
  error?: string;
}

/** The register: its cart is changed by its own buttons and by extensions alike, and both see the same. */
export function posPage({ change, now, openAll }: PageTools): PageActs {
  const shop = () => (now() as PosState).shop;
  const send = inTurn(async (call: string, values: unknown[]): Promise<unknown> => {
    const answer = await fetch(`/pos/cart?${new URLSearchParams({ shop: shop() }).toString()}`, {
      method: "POST",
      body: JSON.stringify({ call, values }),
    });
    const { state, page, value, error } = (await answer.json()) as Changed;
    if (error !== undefined) throw new Error(error);
    takeParts(page);
    change(state);
    return value;
  });
  const problem = document.querySelector("#pos-problem")!;
  const run = (call: string, values: unknown[]) =>
    send(call, values).then(
      () => (problem.textContent = ""),
      (error: Error) => (problem.textContent = error.message),
    );
  document.addEventListener("click", (event) => {
    const button = (event.target as Element | null)?.closest<HTMLElement>("[data-call]");
    if (button) void run(button.dataset["call"]!, JSON.parse(button.dataset["values"] ?? "[]") as unknown[]);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset["submit"] === undefined) return;
    event.preventDefault();
    void run(form.dataset["submit"], [String(new FormData(form).get("value") ?? "")]);
  });

  const dialog = document.querySelector<HTMLDialogElement>("#pos-modal")!;
  const body = dialog.querySelector(".pos-modal-body")!;
  dialog.querySelector("button")!.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => body.replaceChildren());

  /** The full page that a tile or a menu item opens: the same extension's, of the same part of the register. */
  function present(place: HTMLElement): void {
    const modal = { "pos.home.tile.render": "pos.home.modal.render" }[place.dataset["target"]!] ?? "pos.customer-details.action.render";
    const opened = document.createElement("div");
    opened.className = "extension-place";
    Object.assign(opened.dataset, { ...place.dataset, target: modal });
    dialog.querySelector("h2")!.textContent = place.dataset["name"] ?? "";
    body.replaceChildren(opened);
    dialog.showModal();
    openAll(body);
  }
  return {
    act(name, values, place) {
      if (name === "presentModal") return Promise.resolve(present(place));
      if (name === "close") return Promise.resolve(dialog.close());
      return send(name, values);
    },
  };
}
