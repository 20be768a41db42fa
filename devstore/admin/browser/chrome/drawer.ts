import { part } from "./config";

/** On a narrow screen the side bar is a drawer. */
export function drawer(): void {
  const button = part<HTMLButtonElement>("drawer-button");
  const bar = part("side-bar");
  const set = (open: boolean) => {
    document.body.classList.toggle("drawer-open", open);
    button.setAttribute("aria-expanded", String(open));
    if (open) bar.querySelector<HTMLElement>("a")?.focus();
  };
  button.addEventListener("click", () => set(!document.body.classList.contains("drawer-open")));
  part("drawer-shade").addEventListener("click", () => set(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.body.classList.contains("drawer-open")) return;
    set(false);
    button.focus();
  });
  new MutationObserver(() => button.setAttribute("aria-expanded", String(document.body.classList.contains("drawer-open")))).observe(
    document.body,
    {
      attributeFilter: ["class"],
    },
  );
}
