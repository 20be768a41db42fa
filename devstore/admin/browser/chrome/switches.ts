import { part } from "./config";

const REOPEN = "stand-in switches open";

/** What a control sends: its own body, or the one of the state that it is in. */
function bodyOf(control: HTMLElement): string | undefined {
  if (control instanceof HTMLSelectElement) return control.selectedOptions[0]?.dataset["body"];
  if (control instanceof HTMLInputElement && control.type === "checkbox")
    return control.checked ? control.dataset["on"] : control.dataset["off"];
  const days = document.getElementById("clock-days") as HTMLInputElement | null;
  return control.dataset["body"]?.replace("DAYS", String(Number(days?.value ?? 0)));
}

/** The panel of switches: each sends its control call, then the page is read again with the panel open as it was. */
export function switches(leave: () => Promise<boolean>): void {
  const panel = part<HTMLDialogElement>("switches");
  const problem = part("switches-problem");
  part("switches-open").addEventListener("click", () => panel.showModal());
  part("switches-close").addEventListener("click", () => panel.close());

  const send = async (control: HTMLElement) => {
    if (control instanceof HTMLSelectElement && control.dataset["go"] !== undefined) {
      const address = control.value;
      if (await leave()) {
        sessionStorage.setItem(REOPEN, "1");
        location.assign(address);
      }
      return;
    }
    problem.textContent = "";
    panel.setAttribute("aria-busy", "true");
    const answer = await fetch(control.dataset["post"]!, { method: "POST", body: bodyOf(control) ?? "{}" });
    panel.removeAttribute("aria-busy");
    if (!answer.ok) {
      problem.textContent = ((await answer.json()) as { error?: string }).error ?? `${answer.status}`;
      return;
    }
    sessionStorage.setItem(REOPEN, "1");
    location.reload();
  };
  for (const control of panel.querySelectorAll<HTMLElement>("[data-post],[data-go]")) {
    const kind = control instanceof HTMLButtonElement ? "click" : "change";
    control.addEventListener(kind, () => void send(control));
  }
  if (sessionStorage.getItem(REOPEN)) {
    sessionStorage.removeItem(REOPEN);
    panel.showModal();
  }
}
